import { Braces, Download } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { ReactNode } from "react";
import { buttonStyle } from "#components/ui/button-look.ts";
import { IdChip } from "#components/ui/id-chip.tsx";
import { ScrollToHash } from "#components/ui/scroll-to-hash.tsx";
import { Section } from "#components/ui/section.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { compareHref, eventBodyHref } from "#lib/url/hrefs.ts";
import { type BodyText, bodyText } from "./body-text.ts";
import type { AskedView } from "./body-view.ts";
import { CodeView } from "./code-view.tsx";
import { HeadersTable } from "./headers-table.tsx";

/** The request as it came: laid out, as received, or its headers. Each view has an address of its own. */
export function WhatWasSent({
  event,
  body,
  asked,
  lastEntryId,
}: {
  event: EventDetail;
  /** Null where it was not kept. */
  body: Uint8Array | null;
  /** The view that the page's address asks for. */
  asked: AskedView;
  /** The customer's entry before this event; null where none is known. */
  lastEntryId: string | null;
}) {
  const { view, unknown } = asked;
  return (
    <div id="what-was-sent" className="scroll-mt-16">
      <ScrollToHash />
      <Section
        title="Payload"
        icon={Braces}
        flush
        note={
          <>
            {event.bodySize.toLocaleString("en")} bytes
            {event.bodySha256 === null ? null : (
              <>
                {" · "}SHA-256{" "}
                <IdChip id={event.bodySha256} label="SHA-256" length={8} />
              </>
            )}
          </>
        }
        aside={
          body === null ? null : (
            <a
              href={eventBodyHref(event.id)}
              download={`${event.id}.${event.shape === "not_json" ? "bin" : "json"}`}
              className={buttonStyle("secondary", "print:hidden")}
            >
              <Icon of={Download} />
              Download
            </a>
          )
        }
      >
        <div className="px-4 print:hidden">
          <Tabs
            label="Views of the payload"
            tabs={[
              {
                key: "readable",
                label: "Formatted",
                href: "?view=readable#what-was-sent",
                current: view === "readable",
              },
              {
                key: "raw",
                label: "Raw",
                href: "?view=raw#what-was-sent",
                current: view === "raw",
              },
              {
                key: "headers",
                label: "Headers",
                href: "?view=headers#what-was-sent",
                current: view === "headers",
                count: (
                  <span className="text-ink-3">{event.headers.length}</span>
                ),
              },
              ...(lastEntryId === null
                ? []
                : [
                    {
                      key: "difference",
                      label: "Compare with previous entry",
                      href: compareHref(event.id, lastEntryId),
                      current: false,
                    },
                  ]),
            ]}
          />
        </div>
        {unknown === null ? null : (
          <Said>
            There is no view “{unknown.slice(0, 40).toWellFormed()}”, so this is
            the formatted one.
          </Said>
        )}
        {view === "headers" ? (
          <HeadersTable headers={event.headers} />
        ) : (
          <Body
            body={
              event.erasedAt === null
                ? bodyText(body, event.shape)
                : { kind: "erased" }
            }
            isJson={event.shape !== "not_json"}
            isRaw={view === "raw"}
            isEntry={event.isEntry}
          />
        )}
      </Section>
    </div>
  );
}

function Body({
  body,
  isJson,
  isRaw,
  isEntry,
}: {
  body: BodyText | { readonly kind: "erased" };
  isJson: boolean;
  isRaw: boolean;
  isEntry: boolean;
}) {
  switch (body.kind) {
    case "not_kept":
      return (
        <Said>
          The body was not kept. Its size and headers are all there is.
        </Said>
      );
    case "erased":
      return <Said>The body was erased on the customer&apos;s request.</Said>;
    case "empty":
      return <Said>The body was empty: not a single byte came.</Said>;
    case "bytes":
      return (
        <>
          <Said>
            These bytes are not UTF-8 text, so they are shown as bytes.
            {cutWords(body.cut, "bytes")}
          </Said>
          <CodeView
            text={body.dump}
            label="Body as received, in hexadecimal"
            structured={false}
            isWhole={body.cut === 0}
            isEntry={isEntry}
          />
        </>
      );
    case "text":
      return (
        <>
          {body.readable === null ? (
            <Said>
              {isJson && !isRaw
                ? "Shown as received: it nests too deep, or is too large, to be laid out in lines."
                : "Shown as received."}
              {cutWords(body.cut, "characters")}
            </Said>
          ) : null}
          <CodeView
            text={isRaw ? body.raw : (body.readable ?? body.raw)}
            label={isRaw ? "Body as received" : "Body, laid out in lines"}
            structured={body.readable !== null}
            isWhole={body.cut === 0}
            isEntry={isEntry}
          />
        </>
      );
  }
}

function cutWords(cut: number, unit: string): string {
  return cut === 0
    ? ""
    : ` ${cut.toLocaleString("en")} more ${unit} are in the download.`;
}

function Said({ children }: { children: ReactNode }) {
  return <p className="px-4 py-3 text-ink-2">{children}</p>;
}
