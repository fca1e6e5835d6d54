import { request } from "node:http";
import { plainEntry } from "./bodies.ts";
import { expect, test } from "./test.ts";

const elsewhere: readonly Readonly<Record<string, string>>[] = [
  { host: "hooks.shop.example" },
  { host: "localhost", "x-forwarded-for": "203.0.113.9" },
];

for (const headers of elsewhere) {
  test(`a request with ${Object.keys(headers).at(-1) ?? ""} from elsewhere reaches the webhook door and nothing else`, async ({
    inspector,
    source,
  }) => {
    const id = await source.send(plainEntry("Mona Quist"));
    for (const path of [
      "/",
      "/entries",
      "/events",
      `/events/${id}`,
      "/sources",
      `/sources/${source.id}`,
      "/api/v1/events",
      `/api/v1/events/${id}/body`,
      "/api/v1/sources",
      "/api/openapi.json",
      "/api/live",
      "/api/webhooks",
      "/api/webhooks/",
      `${new URL(source.webhookUrl).pathname}/../../v1/events`,
      "/icon.svg",
    ]) {
      const answer = await ask(new URL(inspector.origin), "GET", path, headers);
      expect(answer.status, path).toBe(404);
      expect(answer.text).not.toContain("Mona");
    }
    const door = await ask(
      new URL(source.webhookUrl),
      "POST",
      new URL(source.webhookUrl).pathname,
      headers,
      JSON.stringify(plainEntry("Mona Quist")),
    );
    expect(door.status).toBe(200);
  });
}

/** `fetch` would set the host header itself, and tidy the path. */
function ask(
  { hostname, port }: URL,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = "",
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: hostname, port, method, path, headers },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part: string) => {
          text += part;
        });
        answer.on("end", () => {
          resolve({ status: answer.statusCode ?? 0, text });
        });
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}
