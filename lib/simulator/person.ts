import type { JsonObject } from "./payloads/json-object.ts";
import { countries, spellings } from "./people.ts";
import { Prng, stream } from "./prng.ts";
import type { Habit } from "./world.ts";

/** What stays the same about a customer, whenever they enter. */
export type Person = {
  readonly id: string;
  /** The merchant's own id. Null now and then, as in real payloads; so are name and e-mail. */
  readonly sourceId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly birthdate: string | null;
  readonly address: JsonObject;
  readonly metadata: JsonObject;
  readonly createdAt: string;
};

const homes = countries.map((country) => ({
  ...country,
  given: country.given.map(spellings),
  family: country.family.map(spellings),
}));
const mailHosts = [
  "post.example",
  "mail.example",
  "inbox.example",
  "brief.example",
];
const brands = ["Nordlys", "Casa Verde", "Atelier 12", "Tide & Timber", "小鳥"];
const noAddress = {
  city: null,
  state: null,
  line_1: null,
  line_2: null,
  country: null,
  postal_code: null,
};
const day = 86_400_000;

/** How long before a first entry its customer was created, in days, by habit. */
const ageInDays: Record<Habit, readonly [number, number]> = {
  new: [1, 4],
  regular: [30, 700],
  big_spender: [200, 1500],
  lapsed: [150, 900],
  birthday: [40, 1200],
};

/** The customer of a number, as they are for good. `firstEntry` is the time of their first entry. */
export function makePerson(
  seed: number,
  customer: number,
  habit: Habit,
  firstEntry: number,
): Person {
  const prng = new Prng(seed, stream.person, customer);
  const home = prng.pick(homes);
  const given = prng.pick(home.given);
  const family = prng.pick(home.family);
  const [city, postalCode, geopoint] = prng.pick(home.towns);
  const mail = `${given.ascii}.${family.ascii}.${prng.hex(5)}@${prng.pick(mailHosts)}`;
  const email = prng.chance(0.03) ? null : mail;
  const name = home.familyNameFirst
    ? `${family.written} ${given.written}`
    : `${given.written} ${family.written}`;
  const [least, most] = ageInDays[habit];
  const birthYear = prng.int(1948, 2006);
  const birthday =
    habit === "birthday"
      ? new Date(firstEntry + prng.int(0, 6) * day).toISOString().slice(5, 10)
      : `${two(prng.int(1, 12))}-${two(prng.int(1, 28))}`;

  return {
    id: `cust_${prng.letters(24)}`,
    sourceId: prng.pickWeighted([
      [`shop-${seed.toString(36)}-${String(customer)}`, 85],
      [mail, 12],
      [null, 3],
    ]),
    name: prng.chance(0.02) ? null : name,
    email,
    phone: prng.chance(0.4)
      ? `${home.dialling} ${String(prng.int(200, 999))} 555 ${String(prng.int(1000, 9999))}`
      : null,
    birthdate:
      habit === "birthday" || prng.chance(0.5)
        ? `${String(birthYear)}-${birthday}`
        : null,
    address: prng.chance(0.7)
      ? {
          city,
          state: null,
          line_1: `${prng.pick(home.streets)} ${String(prng.int(1, 140))}`,
          line_2: null,
          country: home.code,
          postal_code: postalCode,
        }
      : noAddress,
    metadata: makeMetadata(prng, home.region, home.language, geopoint),
    createdAt: new Date(
      firstEntry - prng.int(least * day, most * day),
    ).toISOString(),
  };
}

/** Between nothing and all kinds of values that Voucherify's metadata can hold. */
function makeMetadata(
  prng: Prng,
  region: string,
  language: string,
  geopoint: string,
): JsonObject {
  if (prng.chance(0.06)) return {};
  const metadata: Record<string, unknown> = {
    region,
    newsletter: prng.chance(0.6),
  };
  if (prng.chance(0.5)) {
    metadata.acquisition_channel = prng.pick([
      "store",
      "search",
      "friend",
      "app",
    ]);
  }
  if (prng.chance(0.4)) {
    metadata.favorite_brands = [prng.pick(brands), prng.pick(brands)];
  }
  if (prng.chance(0.25)) metadata.home_location = geopoint;
  if (prng.chance(0.3)) {
    metadata.preferences = {
      language,
      size: prng.pick(["S", "M", "L", "XL"]),
      contact: ["email", ...(prng.chance(0.5) ? ["push"] : [])],
    };
  }
  if (prng.chance(0.2)) metadata.household = prng.int(1, 6);
  return metadata;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
