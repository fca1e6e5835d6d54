export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The cookie that keeps the choice: the server reads it, so the first paint is already right. */
export const themeCookie = "theme";

/** What a cookie's value stands for; anything unknown is the system's choice. */
export function toTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
