/** The first account of every server that a test or a benchmark starts. */
export const testAdmin = {
  email: "admin@inspector.example",
  password: "only for tests and benchmarks",
} as const;

/** For the environment of such a server. */
export const testAdminEnv = {
  BOOTSTRAP_ADMIN_EMAIL: testAdmin.email,
  BOOTSTRAP_ADMIN_PASSWORD: testAdmin.password,
} as const;

/** Asks to be signed in; as that account, unless `body` says otherwise. Text is sent as it is. */
export function signIn(
  origin: string,
  headers: Readonly<Record<string, string>> = {},
  body: unknown = testAdmin,
): Promise<Response> {
  return fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/**
 * Signs in as that account.
 *
 * @returns a `Cookie` header
 * @throws {Error} when the server does not let it in
 */
export async function signInAsTestAdmin(origin: string): Promise<string> {
  const answer = await signIn(origin);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
}

/** The cookies of a `Cookie` header, as a browser of Playwright takes them. */
export function toBrowserCookies(
  cookie: string,
  origin: string,
): {
  name: string;
  value: string;
  domain: string;
  path: string;
  expires: number;
  httpOnly: boolean;
  secure: boolean;
  sameSite: "Lax";
}[] {
  return cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      domain: new URL(origin).hostname,
      path: "/",
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: "Lax",
    };
  });
}
