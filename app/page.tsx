import { redirect } from "next/navigation";
import { entriesHref } from "#lib/url/hrefs.ts";

/** Until there is an overview, the entries are where to start. */
export default function Home(): never {
  redirect(entriesHref());
}
