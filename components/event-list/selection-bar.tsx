"use client";

import { Download, GitCompareArrows, Repeat2, SquareTerminal, X } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Route } from "next";
import { type ReactNode, Suspense, use, useState } from "react";
import type { Selection } from "#components/data-table/data-table.tsx";
import type { ReplayTarget } from "#components/replays/replay-dialog.tsx";
import { buttonStyle } from "#components/ui/button-look.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { Count } from "#lib/domain/counts/facets.ts";
import { compareHref, eventBodyHref } from "#lib/url/hrefs.ts";
import { countWords } from "#components/event-words/count-words.ts";
import { curlCommands } from "./curl-commands.ts";
import type { EventRow } from "./event-row.ts";

/** The files of everything that fits the filter, and of events to be named one by one at the end of the address. */
export type ExportLinks = {
  readonly all: { readonly csv: string; readonly ndjson: string };
  readonly chosen: { readonly csv: string; readonly ndjson: string };
};

/** The page that plans a replay of everything that fits, and of events to be named behind it; and where one can be sent at once. */
export type ReplayLinks = {
  readonly all: Route;
  readonly chosen: Route;
  readonly destinations: readonly ReplayTarget[];
};

/** A filter names no more, and no page has more. */
const maxChosen = 200;

const action = buttonStyle("secondary");

/** What can be done with the selected rows, or with all that fit the filter beyond this page. */
export function SelectionBar({
  selection: { ids, wholePage, clear },
  rows,
  total,
  exports,
  replays,
}: {
  selection: Selection;
  rows: readonly EventRow[];
  total: Promise<Count | null>;
  /** Null for whoever may not read bodies: they may not export, compare or download either. */
  exports: ExportLinks | null;
  /** Null for whoever may not replay. */
  replays: ReplayLinks | null;
}) {
  const [everything, setEverything] = useState(false);
  const all = everything && wholePage;
  const bodies = rows
    .filter(({ id }) => ids.includes(id))
    .map(({ id }) => eventBodyHref(id));
  const chosen = ids.map((id) => `&id=${id}`).join("");
  return (
    <div
      role="region"
      aria-label="Selection"
      className="sticky bottom-13 z-20 flex flex-wrap items-center gap-2 border-t border-line bg-panel px-4 py-2 shadow-pop side:px-6 print:hidden"
    >
      <p role="status" className="font-medium">
        {all ? (
          <Suspense fallback="All selected">
            <Counted total={total}>
              {(count) => `All ${count} selected`}
            </Counted>
          </Suspense>
        ) : (
          `${ids.length.toLocaleString("en")} selected`
        )}
      </p>
      {wholePage && !all ? (
        <Suspense>
          <Counted total={total} moreThan={ids.length}>
            {(count) => (
              <button
                type="button"
                className="link min-h-6"
                onClick={() => {
                  setEverything(true);
                }}
              >
                Select all {count} matching
              </button>
            )}
          </Counted>
        </Suspense>
      ) : null}
      <span className="ml-auto flex flex-wrap gap-2">
        {all ? null : (
          <>
            {exports === null ? null : <CompareTwo ids={ids} />}
            <CopyButton
              text={ids.join("\n")}
              label="the IDs"
              word="IDs"
              className={action}
            />
            {exports === null ? null : <CopyCurl bodies={bodies} />}
          </>
        )}
        {replays !== null && (all || ids.length <= maxChosen) ? (
          <LinkButton
            href={
              all
                ? replays.all
                : (`${replays.chosen}?${chosen.slice(1)}` as Route)
            }
          >
            <Icon of={Repeat2} />
            Replay
          </LinkButton>
        ) : null}
        {exports === null ? null : (
          <ExportFiles
            csv={all ? exports.all.csv : exports.chosen.csv + chosen}
            ndjson={all ? exports.all.ndjson : exports.chosen.ndjson + chosen}
          />
        )}
        <Button look="quiet" aria-label="Clear the selection" onClick={clear}>
          <Icon of={X} />
        </Button>
      </span>
    </div>
  );
}

/** What to say of the count, once it is there and if it is more than what is in sight. */
function Counted({
  total,
  moreThan = 0,
  children,
}: {
  total: Promise<Count | null>;
  moreThan?: number;
  children: (count: string) => ReactNode;
}) {
  const count = use(total);
  if (count === null) return children("");
  return count.count > moreThan ? children(countWords(count)) : null;
}

/** Leads to the difference of two events, where there are two. */
function CompareTwo({ ids }: { ids: readonly string[] }) {
  // An id begins with the time of receipt.
  const [older, newer, ...more] = [...ids].sort();
  return older === undefined ||
    newer === undefined ||
    more.length > 0 ? null : (
    <LinkButton href={compareHref(newer, older)}>
      <Icon of={GitCompareArrows} />
      Compare
    </LinkButton>
  );
}

function ExportFiles(files: { csv: string; ndjson: string }) {
  return (["csv", "ndjson"] as const).map((format) => (
    <a key={format} href={files[format]} download className={action}>
      <Icon of={Download} />
      <span className="sr-only">Export as </span>
      {format.toUpperCase()}
    </a>
  ));
}

function CopyCurl({ bodies }: { bodies: readonly string[] }) {
  const { origin } = window.location;
  return (
    <CopyButton
      text={curlCommands(bodies.map((body) => `${origin}${body}`))}
      label="as cURL commands"
      word="cURL"
      icon={SquareTerminal}
      className={action}
    />
  );
}
