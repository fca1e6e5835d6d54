const words = [
  "First",
  "Second",
  "Third",
  "Fourth",
  "Fifth",
  "Sixth",
  "Seventh",
  "Eighth",
  "Ninth",
  "Tenth",
];

/** An ordinal to begin a sentence with: "Third", "12th". */
export function ordinalWord(place: number): string {
  return words[place - 1] ?? `${place.toLocaleString("en")}${ending(place)}`;
}

function ending(place: number): string {
  const lastTwo = place % 100;
  if (lastTwo >= 11 && lastTwo <= 13) return "th";
  return ["th", "st", "nd", "rd"][place % 10] ?? "th";
}
