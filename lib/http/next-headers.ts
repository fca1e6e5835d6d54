import type { IncomingHttpHeaders } from "node:http";

/** Headers by which Next answers otherwise, such as `rsc` by a redirect: on a webhook they are whatever its sender made them. */
const ofNext =
  /^(?:rsc$|next-|x-(?:next|nextjs|middleware|invoke|matched|now|prerender|action)-)/;
const ASIDE = "x-inspector-sent-";

/** Takes the headers of a webhook out of Next's sight, until `restoreNextHeader`. */
export function setAsideNextHeaders(headers: IncomingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!ofNext.test(name)) continue;
    headers[`${ASIDE}${name}`] = value;
    Reflect.deleteProperty(headers, name);
  }
}

/** A header as it was sent, whatever it is called on its way through Next. */
export function restoreNextHeader([name, value]: [string, string]): [
  string,
  string,
] {
  const sent = name.startsWith(ASIDE) ? name.slice(ASIDE.length) : "";
  return ofNext.test(sent) ? [sent, value] : [name, value];
}
