import type { Reads } from "#lib/db/connection/read-within.ts";
import type { PoolClient } from "pg";
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
export function explaining(tx: Reads, nodes: PlanNode[]): Reads {
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
  return { ...tx, $queryRaw: queryRaw };
}

/** The nodes of the plan by which a connection for lists runs a statement, whatever its values are. */
export async function explainList(
  client: PoolClient,
  { text, values }: Prisma.Sql,
): Promise<PlanNode[]> {
  const given = values.map((value) =>
    client.escapeLiteral(
      Array.isArray(value) ? `{${value.join(",")}}` : String(value),
    ),
  );
  await client.query(`PREPARE explained AS ${text}`);
  const { rows } = await client.query(
    `EXPLAIN (FORMAT JSON) EXECUTE explained ${given.length > 0 ? `(${given.join(", ")})` : ""}`,
  );
  await client.query("DEALLOCATE explained");
  return flatten(explainedSchema.parse(rows));
}

function flatten(plan: Plan): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(flatten)];
}
