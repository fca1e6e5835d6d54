import { customerOperations } from "./customer-operations.ts";
import { eventOperations } from "./event-operations.ts";
import { healthOperations } from "./health-operations.ts";
import type { ApiOperation } from "./operation.ts";
import { sourceOperations } from "./source-operations.ts";
import { viewOperations } from "./view-operations.ts";

/** Every call that `/api/openapi.json` describes. */
export const apiOperations: readonly ApiOperation[] = [
  ...eventOperations,
  ...customerOperations,
  ...sourceOperations,
  ...viewOperations,
  ...healthOperations,
];
