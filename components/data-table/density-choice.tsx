"use client";

import { useState } from "react";
import { keepInCookie } from "#components/ui/keep-in-cookie.ts";
import { densities, densityCookie, toDensity } from "./density.ts";

const words = { comfortable: "Comfortable", compact: "Compact" };

/** How much room each row takes, in every table. */
export function DensityChoice() {
  const [chosen, setChosen] = useState(() =>
    toDensity(document.documentElement.dataset.density),
  );
  return (
    <fieldset className="flex gap-4 border-t border-line px-2 py-2">
      <legend className="sr-only">Density</legend>
      {densities.map((density) => (
        <label key={density} className="flex min-h-6 items-center gap-1.5">
          <input
            type="radio"
            name="density"
            checked={chosen === density}
            onChange={() => {
              setChosen(density);
              document.documentElement.dataset.density = density;
              keepInCookie(
                densityCookie,
                density === "comfortable" ? "" : density,
              );
            }}
          />
          {words[density]}
        </label>
      ))}
    </fieldset>
  );
}
