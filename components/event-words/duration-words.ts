const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A length of time in the two units that matter, rounded to the smaller.
 *
 * @param milliseconds its sign is left out: the sentence around it says before or after
 */
export function durationWords(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < 50) return "less than 0.1 s";
  if (length < 9.95 * second) return `${(length / second).toFixed(1)} s`;
  if (length < 59.5 * second) return `${String(Math.round(length / second))} s`;
  if (length < hour - second / 2)
    return inTwo(length, minute, "min", second, "s");
  if (length < 2 * day - minute / 2)
    return inTwo(length, hour, "h", minute, "min");
  return `${Math.round(length / day).toLocaleString("en")} days`;
}

/** The same as a figure, with its sign: a table has no room for "less than", and no sentence that says which way. */
export function durationFigure(milliseconds: number): string {
  if (Math.abs(milliseconds) < 50) return "<0.1 s";
  const words = durationWords(milliseconds);
  return milliseconds < 0 ? `−${words}` : words;
}

function inTwo(
  length: number,
  large: number,
  largeName: string,
  small: number,
  smallName: string,
): string {
  const rounded = Math.round(length / small) * small;
  const whole = `${String(Math.floor(rounded / large))} ${largeName}`;
  const rest = (rounded % large) / small;
  return rest === 0 ? whole : `${whole} ${String(rest)} ${smallName}`;
}
