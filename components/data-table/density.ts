export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

/** The cookie that keeps the choice: the server reads it, so the first paint is already right. */
export const densityCookie = "density";

/** What a cookie's value stands for; anything unknown is comfortable. */
export function toDensity(value: string | undefined): Density {
  return densities.find((density) => density === value) ?? "comfortable";
}
