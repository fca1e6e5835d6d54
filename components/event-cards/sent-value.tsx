import Link from "next/link";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { valueForm } from "./format-value.ts";
import { SentText } from "#components/event-words/sent-text.tsx";

/** A value as it was sent, of any form that JSON has. */
export function SentValue({ value }: { value: unknown }) {
  const shown = valueForm(value);
  switch (shown.form) {
    case "null":
      return <NotSent words="sent as null" />;
    case "empty":
      return <NotSent words={shown.words} />;
    case "time":
      return <AbsoluteTime at={shown.at} />;
    case "day":
      return (
        <time dateTime={shown.day} title={shown.day}>
          {shown.words}
        </time>
      );
    case "plain":
      return (
        <SentText
          keepsLines
          className="whitespace-pre-wrap"
          text={shown.text}
        />
      );
    case "place":
      return (
        <>
          {shown.text} <span className="text-ink-3">latitude, longitude</span>
        </>
      );
    case "address":
      return (
        <a
          href={shown.url}
          className="link"
          target="_blank"
          rel="noopener noreferrer nofollow"
        >
          {shown.url}
        </a>
      );
    case "long":
      return (
        <>
          <SentText
            keepsLines
            className="whitespace-pre-wrap"
            text={shown.text}
          />
          {"… "}
          <Whole words={`${shown.more.toLocaleString("en")} more characters`} />
        </>
      );
    case "large":
      return <Whole words={shown.words} />;
    case "list":
      return (
        <ul className="grid gap-0.5">
          {shown.items.map((item, index) => (
            <li key={index}>
              <SentValue value={item} />
            </li>
          ))}
        </ul>
      );
    case "object":
      return (
        <dl className="nested-values">
          {shown.entries.map(([key, inner]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>
                <SentValue value={inner} />
              </dd>
            </div>
          ))}
        </dl>
      );
  }
}

/** What is absent or empty, told apart from a value that happens to read so. */
export function NotSent({ words = "not sent" }: { words?: string }) {
  return <span className="text-ink-3">{words}</span>;
}

function Whole({ words }: { words: string }) {
  return (
    <Link href="#what-was-sent" className="link">
      {words}, under “Payload”
    </Link>
  );
}
