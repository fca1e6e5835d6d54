import type { JsonObject } from "#lib/domain/json/json-value.ts";
import { uniqueCode } from "#lib/domain/voucherify/sample-bodies.ts";
import { findPages } from "#lib/runtime/testing/found-addresses.ts";
import { entry } from "./bodies.ts";
import type { Inspector } from "./inspector.ts";
import { createSource, type TestSource } from "./source.ts";
import { expect, test } from "./test.ts";

/** What runs where it is taken for markup, for a script, for an address or for a template. */
const texts = [
  `"><img src=x onerror="window.fired=1"><script>window.fired=1</script>`,
  `'-window.fired=1-'</script><svg/onload=window.fired=1><style>*{display:none}</style>`,
  "javascript:window.fired=1//",
  "data:text/html,<script>window.fired=1</script>",
  "{{constructor.constructor('window.fired=1')()}}${window.fired=1}",
] as const;

test.setTimeout(300_000);

for (const text of texts) {
  test(`what came as ${text.slice(0, 40)} stays text on every page`, async ({
    page,
    inspector,
    source,
  }) => {
    const violations: string[] = [];
    await page.exposeFunction("tellViolation", (violation: string) => {
      violations.push(violation);
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const told = window as unknown as {
          tellViolation: (v: string) => void;
        };
        told.tellViolation(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    page.on("dialog", (dialog) => {
      violations.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== inspector.origin)
        if (!request.url().startsWith("data:image/"))
          violations.push(`a request: ${request.url()}`);
    });
    for (const address of await fill(inspector, source, text)) {
      // A report leads on to the address of what it froze, and may do so while the next page is asked for.
      await expect(async () => {
        const answer = await page.goto(address);
        expect(answer?.status(), address).toBeLessThan(500);
        await expect(page.locator("#content"), address).not.toBeEmpty();
        await expect(page.getByText("could not be shown"), address).toHaveCount(
          0,
        );
        const found = await page.evaluate(() => ({
          fired: "fired" in window,
          addresses: [...document.querySelectorAll("[href], [src], [action]")]
            .flatMap((element) =>
              ["href", "src", "action", "formaction"].map((name) =>
                element.getAttribute(name),
              ),
            )
            .filter((one) =>
              /^\s*(javascript|vbscript|data:text)/i.test(one ?? ""),
            ),
          handlers: document.querySelectorAll("[onerror], [onload], [onclick]")
            .length,
        }));
        // Kept, so that a second look does not make it undone.
        if (found.fired || found.handlers > 0 || found.addresses.length > 0)
          violations.push(JSON.stringify(found));
      }).toPass();
      expect(violations, address).toEqual([]);
    }
  });
}

/** Puts the text wherever one can be put. @returns the addresses of every page that may show it */
async function fill(
  inspector: Inspector,
  source: TestSource,
  text: string,
): Promise<string[]> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${inspector.origin}/api/v1/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: inspector.cookie },
      body: JSON.stringify(body),
    });
    const made = (await answer.json()) as { id: string };
    expect(answer.ok, `${path}: ${JSON.stringify(made)}`).toBe(true);
    return made.id;
  };
  const named = await createSource(inspector, { name: text.slice(0, 60) });
  const designed = everyText(uniqueCode, text) as JsonObject;
  const own = entry({
    ...uniqueCode,
    customer: {
      ...uniqueCode.customer,
      name: text,
      email: text,
      source_id: text,
      phone: text,
      address: { city: text, [text]: text },
      metadata: { [text]: text, deep: { [text]: [text] } },
    },
    segment: { ...uniqueCode.segment, name: text },
    [text]: { [text]: text },
  });
  const headers = { "user-agent": text, "x-sent-by": text };
  const first = await named.post({ ...own, type: text }, headers);
  const second = await source.send({ ...own, id: `whs_${text}` });
  const third = await source.send(
    entry(designed, { type: text, project_id: text }),
  );
  await source.send(everyText(uniqueCode, text) as JsonObject);
  await source.send(text);
  const destination = await post("destinations", {
    name: text.slice(0, 60),
    url: "http://93.184.216.34/in",
    headers: { "x-note": text.slice(0, 60) },
    approvalAbove: 0,
  });
  const run = await post("replays", {
    destinationId: destination,

    all: true,
    reason: text,
  });
  await post("views", {
    name: text.slice(0, 40),
    list: "entries",
    query: "purpose=promotion",
  });
  await post("tokens", { name: text.slice(0, 60), role: "viewer" });
  const id = (dimension: string) => `/${dimension}/${encodeURIComponent(text)}`;
  const pages = findPages()
    .filter((address) => !address.includes("["))
    .filter((address) => !/sign-in|welcome/.test(address));
  return [
    ...pages,
    `/entries?group=customer`,
    `/entries?group=segment`,
    `/events?group=purpose`,
    `/entries?q=${encodeURIComponent(text)}`,
    `/entries?segment=${encodeURIComponent(text)}&nonsense=${encodeURIComponent(text)}`,
    `/events?payload=${encodeURIComponent(`customer.metadata.${text}=${text}`)}`,
    id("customers"),
    `${id("customers")}/evidence`,
    id("segments"),
    id("campaigns"),
    id("distributions"),
    `/customers/${uniqueCode.customer.id}`,
    `/customers/${uniqueCode.customer.id}/evidence`,
    ...[first.body.id ?? "", second, third].flatMap((event) => [
      `/events/${event}`,
      `/events/${event}?view=raw`,
      `/events/${event}?view=headers`,
    ]),
    `/events/${second}/compare/${third}`,
    `/events/${second}/compare/${third}?view=lines&noise=show`,
    `/sources/${named.id}`,
    `/replays/${run}`,
    `/sign-in?next=${encodeURIComponent(text)}`,
    `/welcome?token=${encodeURIComponent(text)}`,
  ];
}

/** A body in which every text is another one, but for what says what its objects are. */
function everyText(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string") return key === "object" ? value : text;
  if (Array.isArray(value)) return value.map((one) => everyText(one, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      everyText(one, text, name),
    ]),
  );
}
