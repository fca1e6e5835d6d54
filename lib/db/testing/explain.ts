import { z } from "zod";
import { Prisma } from "../generated/client.ts";

/** A node of a plan as `EXPLAIN (FORMAT JSON)` tells it. */
export type PlanNode = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string | undefined;
  readonly Alias?: string | undefined;
  readonly "Index Name"?: string | undefined;
};

type Plan = PlanNode & { readonly Plans?: Plan[] | undefined };
const planSchema: z.ZodType<Plan> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    Alias: z.string().optional(),
    "Index Name": z.string().optional(),
    Plans: z.array(planSchema).optional(),
  }),
);
const explainedSchema = z
  .tuple([
    z.object({
      "QUERY PLAN": z.tuple([z.object({ Plan: planSchema })]),
    }),
  ])
  .transform(([{ "QUERY PLAN": plans }]) => plans[0].Plan);

/** The same transaction, which adds the nodes of each query's plan to a list before it runs it. */
export function explaining(
  tx: Prisma.TransactionClient,
  nodes: PlanNode[],
): Prisma.TransactionClient {
  const queryRaw = async (
    query: TemplateStringsArray | Prisma.Sql,
    ...values: unknown[]
  ): Promise<unknown> => {
    const asked =
      query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
    const rows = await tx.$queryRaw`EXPLAIN (FORMAT JSON) ${asked}`;
    nodes.push(...flatten(explainedSchema.parse(rows)));
    return tx.$queryRaw(asked);
  };
  return new Proxy(tx, {
    get: (target, key): unknown =>
      key === "$queryRaw" ? queryRaw : Reflect.get(target, key),
  });
}

function flatten(plan: Plan): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(flatten)];
}
