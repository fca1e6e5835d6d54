import {
  type ObjectField,
  objectFields,
  type ObjectTexts,
} from "#lib/domain/field/object-fields.ts";
import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";
import { toIndexedText } from "./indexed-text.ts";
import type { ProblemList } from "./problem-list.ts";

const fieldsByObject = Map.groupBy(
  Object.entries<ObjectField>(objectFields).map(([name, { pick }]) => {
    const [object = "", key = ""] = name.split(".");
    // The registry's names are of these objects: its type says so.
    return {
      object: object as keyof ObjectTexts,
      key,
      path: asSent(name),
      pick,
    };
  }),
  ({ object }) => object,
);

/** What is kept of the objects, as the registry lists it: at most 256 characters of each text. */
export function pickIndexedFields(
  objects: VoucherifyObjects,
  dataPath: string,
  problems: ProblemList,
): ObjectTexts {
  const kept = [...fieldsByObject].map(([object, fields]) => [
    object,
    objects[object] &&
      Object.fromEntries(
        fields.map(({ key, path, pick }) => [
          key,
          toIndexedText(pick(objects), `${dataPath}.${path}`, problems),
        ]),
      ),
  ]);
  // TypeScript does not follow keys through `fromEntries`.
  return Object.fromEntries(kept) as ObjectTexts;
}

/** `promotionTier.sourceId` is sent as `promotion_tier.source_id`. */
function asSent(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
