"use client";

import { Monitor, Moon, Sun } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useId, useState } from "react";
import { keepInCookie } from "#components/ui/keep-in-cookie.ts";
import { type Theme, themeCookie, themes } from "./theme.ts";

const looks = {
  system: { icon: Monitor, word: "System" },
  light: { icon: Sun, word: "Light" },
  dark: { icon: Moon, word: "Dark" },
} as const;

function apply(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  keepInCookie(themeCookie, theme === "system" ? "" : theme);
}

/** Light, dark or as the system has it; kept in a cookie. */
export function ThemeToggle({ chosen }: { chosen: Theme }) {
  const [theme, setTheme] = useState(chosen);
  const name = useId();

  return (
    <fieldset className="flex w-fit rounded-md border border-line p-0.5">
      <legend className="sr-only">Theme</legend>
      {themes.map((value) => {
        const { icon, word } = looks[value];
        return (
          <label
            key={value}
            title={word}
            className="relative flex size-7 cursor-pointer items-center justify-center rounded-sm text-ink-3 hover:text-ink has-checked:bg-panel has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={value}
              aria-label={word}
              checked={theme === value}
              onChange={() => {
                setTheme(value);
                apply(value);
              }}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <Icon of={icon} className="size-4" />
          </label>
        );
      })}
    </fieldset>
  );
}
