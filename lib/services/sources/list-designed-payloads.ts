import { arrivalOf } from "#lib/bodies/arrival-of.ts";
import {
  type DesignedBodyRow,
  selectDesignedBodies,
} from "#lib/db/events/select-designed-bodies.ts";
import { payloadPaths } from "#lib/domain/filter/payload-paths.ts";
import { payloadPathSchema } from "#lib/domain/json/payload-path.ts";
import { textAt } from "#lib/domain/reading/read-mapped.ts";
import {
  classifyBody,
  segmentEntered,
} from "#lib/domain/reading/classify-body.ts";
import { openBody } from "#lib/domain/reading/open-body.ts";
import { ProblemList } from "#lib/domain/reading/problem-list.ts";
import { readEnvelope } from "#lib/domain/reading/read-envelope.ts";
import type {
  DesignedPayload,
  PayloadMapping,
} from "#lib/domain/reading/payload-mapping.ts";
import { noteView } from "#lib/services/activity/note-view.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { getAdministered } from "./get-source.ts";

const bodiesRead = 60;
const maxBytes = 65_536;
const maxDesigns = 5;
/** A text is told apart by its beginning. */
const maxText = 200;

/**
 * What a source's designed payloads look like: the newest event of each design among its last 60 such events, at most
 * five, newest first. Two events are of one design when they have the same places.
 *
 * @throws {AppError} `forbidden`, `not_found`, and as `selectDesignedBodies` does
 */
export async function listDesignedPayloads(
  context: Context,
  sourceId: string,
): Promise<readonly DesignedPayload[]> {
  authorize(context, "administer");
  const source = await getAdministered(context, sourceId);
  const rows = await selectDesignedBodies(source.id, bodiesRead, maxBytes);
  const designs = new Map<string, DesignedPayload>();
  for (const payload of rows.flatMap((row) =>
    toPayloads(row, source.payloadMapping),
  )) {
    const design = JSON.stringify(payload.places.map(({ path }) => path));
    if (!designs.has(design)) designs.set(design, payload);
    if (designs.size === maxDesigns) break;
  }
  const payloads = [...designs.values()];
  for (const { eventId } of payloads)
    noteView(context, {
      action: "event.view",
      target: { kind: "event", id: eventId },
    });
  return payloads;
}

/** The payload of an event; none where no place of it can be named. */
function toPayloads(
  { id, receivedAt, body, ...request }: DesignedBodyRow,
  mapping: PayloadMapping,
): DesignedPayload[] {
  const { json } = openBody(body, arrivalOf(body, request), null);
  const classified = classifyBody(json?.value);
  const { shape, data } = classified;
  // What came wrapped may be laid out by Voucherify within.
  if (data === null || (shape !== "designed" && shape !== "raw")) return [];
  const paths = new Set([
    ...payloadPaths(data).filter(
      (path) => payloadPathSchema.safeParse(path).success,
    ),
    ...mapping.map(({ path }) => path),
  ]);
  const places = [...paths].flatMap((path) => {
    const text = textAt(data, path);
    return text === undefined ? [] : [{ path, text: text.slice(0, maxText) }];
  });
  if (places.length === 0) return [];
  const { eventType } = readEnvelope(classified, new ProblemList()).reading;
  return [
    {
      eventId: id,
      receivedAt: receivedAt.toISOString(),
      event:
        shape === "raw"
          ? "none"
          : eventType === segmentEntered
            ? "entered"
            : "other",
      places,
    },
  ];
}
