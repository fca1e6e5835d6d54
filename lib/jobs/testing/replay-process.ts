// A worker's share of the replays in a process of its own, to be killed by tests.
import { runReplays } from "#lib/jobs/replays/run-replays.ts";

runReplays();
process.stdout.write("ready\n");
