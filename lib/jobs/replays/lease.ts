import { v7 as uuidV7 } from "uuid";
import {
  deleteLease,
  insertLease,
  leaseMs,
  releaseLeased,
  renewLease,
} from "#lib/db/replays/leases.ts";

/** One claimant's hold on what it claimed of a run, kept alive while it is open. */
export class Lease {
  readonly id: string;
  readonly #heartbeat: NodeJS.Timeout;
  #isHeld = true;

  static async open(runId: string): Promise<Lease> {
    const id = uuidV7();
    await insertLease(id, runId);
    return new Lease(id);
  }

  private constructor(id: string) {
    this.id = id;
    this.#heartbeat = setInterval(() => {
      renewLease(id).then(
        (isHeld) => {
          if (!isHeld) this.#end();
        },
        () => undefined,
      );
    }, leaseMs / 5);
  }

  /** Whether anything may be claimed under it. Not when others took the claimant for dead, and not once it was given up. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** After a claim of which is not known whether it was made: what it may have claimed was not begun. */
  async giveUp(): Promise<void> {
    this.#end();
    // Where that fails, or the claim is made only now, it ends like that of a claimant that died.
    await releaseLeased(this.id).catch(() => undefined);
  }

  /** When nothing is claimed under it any more. */
  async close(): Promise<void> {
    this.#end();
    await deleteLease(this.id).catch(() => undefined);
  }

  #end(): void {
    this.#isHeld = false;
    clearInterval(this.#heartbeat);
  }
}
