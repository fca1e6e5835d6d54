import { SentValue } from "./sent-value.tsx";

/** From when until when. Voucherify leaves an end out that is open. */
export function Validity({
  from,
  to,
  open = "from the start",
}: {
  from: string | null | undefined;
  to: string | null | undefined;
  /** What is said where no start was sent. */
  open?: string;
}) {
  return (
    <>
      {from ? (
        <>
          from <SentValue value={from} />
        </>
      ) : (
        open
      )}
      {", "}
      {to ? (
        <>
          until <SentValue value={to} />
        </>
      ) : (
        "no end"
      )}
    </>
  );
}
