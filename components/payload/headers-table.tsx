import type { EventDetail } from "#lib/domain/event/event.ts";

/** The request's headers in the order received; secrets come masked. */
export function HeadersTable({ headers }: { headers: EventDetail["headers"] }) {
  if (headers.length === 0)
    return <p className="px-4 py-3 text-ink-2">No headers were kept.</p>;
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="px-4 py-2 text-left text-ink-2">
        As received, in order. Values of secrets are masked.
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Header</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody className="font-mono text-xs">
        {headers.map(([name, value], index) => (
          <tr
            key={`${String(index)} ${name}`}
            className="border-t border-line align-top"
          >
            <th
              scope="row"
              className="w-2/5 py-1.5 pr-3 pl-4 text-left font-normal text-ink-2 wrap-anywhere"
            >
              {name}
            </th>
            <td className="py-1.5 pr-4 wrap-anywhere">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
