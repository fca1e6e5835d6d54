/** What a request is for. */
export type RequestTarget =
  /** A webhook address; `url` is its one spelling. */
  | {
      readonly kind: "webhook";
      readonly sourceKey: string;
      readonly url: string;
    }
  /** Anything else that may be a page; `host` is the one of a target in absolute form. */
  | {
      readonly kind: "page";
      readonly url: string;
      readonly host: string | null;
    }
  /** Nothing that there could be, such as what lies among the webhook addresses and is none. */
  | { readonly kind: "nothing" };

const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/is;
const WEBHOOKS = /^\/api\/webhooks(?:\/([^/]*)\/?(.*))?$/;
const KEY = /^[A-Za-z0-9_-]{1,200}$/;
/** The one spelling of a webhook address, as nearly all requests have it. */
const TIDY_WEBHOOK = /^\/api\/webhooks\/([A-Za-z0-9_-]{1,200})$/;
const UNRESERVED = /[A-Za-z0-9_~.-]/;

/**
 * Reads the target of a request line as a browser would read it: every spelling of a
 * path (dot segments, back slashes, letters in percent codes) is made the one that
 * everything behind us gets to see, so that nothing can be taken for something else.
 */
export function readTarget(target: string | undefined): RequestTarget {
  const key = TIDY_WEBHOOK.exec(target ?? "")?.[1];
  return key === undefined ? readAnyTarget(target) : toWebhook(key);
}

function readAnyTarget(target: string | undefined): RequestTarget {
  const absolute = ABSOLUTE.exec(target ?? "");
  const host = absolute?.[1]?.replace(/^.*@/, "") ?? null;
  const local = absolute ? withSlash(absolute[2] ?? "") : (target ?? "");
  const path = local.startsWith("/") ? tidyPath(local) : null;
  if (path === null) return { kind: "nothing" };
  const webhook = WEBHOOKS.exec(path);
  if (!webhook) return { kind: "page", url: `${path}${queryOf(local)}`, host };
  const [, sourceKey = "", rest = ""] = webhook;
  return KEY.test(sourceKey) && rest === ""
    ? toWebhook(sourceKey)
    : { kind: "nothing" };
}

function toWebhook(sourceKey: string): RequestTarget {
  return { kind: "webhook", sourceKey, url: `/api/webhooks/${sourceKey}` };
}

function withSlash(rest: string): string {
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function tidyPath(local: string): string | null {
  const plain = local.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return UNRESERVED.test(character) ? character : code;
  });
  try {
    const { pathname } = new URL(`http://localhost${plain}`);
    // Percent codes that are no UTF-8 name nothing, and Next answers them with an error of its own.
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return null;
  }
}

function queryOf(local: string): string {
  const [withoutFragment = ""] = local.split("#");
  const at = withoutFragment.indexOf("?");
  return at === -1 ? "" : withoutFragment.slice(at);
}
