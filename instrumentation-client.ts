import { config } from "zod/v4/core";

// It would try whether code can be made of text, which the policy of every page forbids and browsers report.
config({ jitless: true });
