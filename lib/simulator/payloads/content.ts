import type { Shape } from "#lib/domain/reading/shape.ts";
import { makeContradiction } from "./contradiction.ts";
import { makeDeparture } from "./departure.ts";
import { makeDesignedData } from "./designed-data.ts";
import { makeDesignerPreview, previewReads } from "./designer-preview.ts";
import { makeEntry } from "./entry.ts";
import type { Entry, Scene } from "./entry.ts";
import { makeEnvelope } from "./envelope.ts";
import { nothingRead } from "./expected-reading.ts";
import type { ExpectedReading } from "./expected-reading.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import type { JsonObject } from "./json-object.ts";
import { makeLegacyEvent } from "./legacy-event.ts";
import { makeOtherEvent } from "./other-event.ts";
import type { Prng } from "#lib/simulator/prng.ts";

/** What a simulated delivery is: a segment entry in one of the shapes, or another event in an envelope. */
export type Kind = Shape | "other_event";

/** JSON to be sent, and what a right reading of it says. */
export type Content = {
  readonly json: JsonObject;
  readonly reading: ExpectedReading;
};

const entered = "customer.segment.entered";

/** The JSON of the delivery at an index, with the faults that lie in what it says. */
export function makeContent(
  scene: Scene,
  index: number,
  prng: Prng,
  kind: Exclude<Kind, "not_json">,
  fault: Fault | null,
): Content {
  const entry = makeEntry(scene, index, prng);
  if (fault === "designer_preview") return previewOf(scene, entry, prng);
  switch (kind) {
    case "envelope":
      return envelopeOf(scene, index, entry, prng, fault);
    case "designed": {
      const { json, reads } = enteredEnvelope(
        scene,
        index,
        entry,
        prng,
        makeDesignedData(entry, prng),
      );
      return {
        json,
        reading: {
          ...nothingRead,
          ...reads,
          shape: "designed",
          saysEntered: true,
        },
      };
    }
    case "data_only":
      return {
        json: entry.data,
        reading: {
          ...nothingRead,
          ...entry.objects,
          shape: "data_only",
          eventType: entered,
          eventTypeAssumed: true,
          saysEntered: true,
          purpose: entry.distribution.purpose,
          // Without an envelope, only a publication tells the distribution.
          distributionId: entry.objects.publication && entry.distribution.id,
          problems: ["event_type_assumed"],
        },
      };
    case "raw":
      return { json: makeDesignedData(entry, prng), reading: nothingRead };
    case "legacy": {
      const { json, reads } = makeLegacyEvent(scene, entry, prng);
      return { json, reading: { ...nothingRead, ...reads, shape: "legacy" } };
    }
    case "other_event": {
      const { facts, objects } = makeOtherEvent(entry, prng);
      const { json, reads } = makeEnvelope(scene, index, prng, facts);
      return {
        json,
        reading: { ...nothingRead, ...reads, ...objects, shape: "envelope" },
      };
    }
  }
}

function envelopeOf(
  scene: Scene,
  index: number,
  entry: Entry,
  prng: Prng,
  fault: Fault | null,
): Content {
  const { purpose } = entry.distribution;
  const sent =
    fault === "contradiction" ? makeContradiction(entry, prng) : entry;
  const { data, problems } =
    fault === "schema_departure"
      ? makeDeparture(sent.data, prng)
      : { data: sent.data, problems: [] };
  const { json, reads } = enteredEnvelope(scene, index, entry, prng, data);
  const read = {
    ...nothingRead,
    ...reads,
    ...sent.objects,
    shape: "envelope",
    saysEntered: true,
  } as const;
  return {
    json,
    reading:
      fault === "contradiction"
        ? { ...read, purpose: "contradiction", problems: ["contradiction"] }
        : { ...read, purpose, problems },
  };
}

function enteredEnvelope(
  scene: Scene,
  index: number,
  entry: Entry,
  prng: Prng,
  data: JsonObject,
) {
  const { distribution, person, enteredAt } = entry;
  return makeEnvelope(scene, index, prng, {
    eventType: entered,
    name: distribution.eventName,
    origin: { object: "distribution", id: distribution.id },
    entityId: person.id,
    createdAt: enteredAt,
    data,
  });
}

function previewOf(scene: Scene, entry: Entry, prng: Prng): Content {
  const { projectId } = scene.world;
  return {
    json: makeDesignerPreview(projectId, makeDesignedData(entry, prng)),
    reading: {
      ...nothingRead,
      shape: "designed",
      eventType: entered,
      saysEntered: true,
      projectId,
      ...previewReads,
      problems: ["designer_preview"],
    },
  };
}
