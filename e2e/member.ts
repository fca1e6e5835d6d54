import type { Role } from "#lib/domain/access/role.ts";
import { toBrowserCookies } from "#lib/runtime/testing/test-admin.ts";
import type { Inspector } from "./inspector.ts";

let made = 0;

/**
 * Has the admin invite someone, who accepts.
 *
 * @returns their cookies, for a browser
 */
export async function addMember(
  inspector: Pick<Inspector, "origin" | "cookie">,
  role: Role,
): Promise<ReturnType<typeof toBrowserCookies>> {
  made += 1;
  const { origin } = inspector;
  const email = `${role}${String(made)}@shop.example`;
  const url = await addInvitation(inspector, email, role);
  const accepted = await post(`${origin}/api/auth/accept-invitation`, "", {
    token: new URL(url).searchParams.get("invitation"),
    password: `a sentence of the ${role}`,
  });
  const cookies = accepted.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "");
  return toBrowserCookies(cookies.join("; "), origin);
}

/** Has the admin invite someone. @returns the link */
export async function addInvitation(
  { origin, cookie }: Pick<Inspector, "origin" | "cookie">,
  email: string,
  role: Role,
): Promise<string> {
  const invited = await post(`${origin}/api/v1/invitations`, cookie, {
    email,
    role,
  });
  const { url } = (await invited.json()) as { url: string };
  return url;
}

async function post(
  url: string,
  cookie: string,
  body: object,
): Promise<Response> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}
