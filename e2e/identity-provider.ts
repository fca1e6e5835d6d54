import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";

/** A company's identity provider, real as far as OpenID Connect goes. */
export type IdentityProvider = {
  readonly issuer: string;
  /** Variables with which a server signs people in by it. */
  readonly env: Readonly<Record<string, string>>;
  /** The groups of whoever signs in by this address from now on. */
  readonly setGroups: (email: string, groups: readonly string[]) => void;
  /** Whether it answers from now on; it does at first. */
  readonly setAnswering: (isAnswering: boolean) => void;
  readonly stop: () => Promise<void>;
};

const CLIENT_ID = "segment-inspector";
const CLIENT_SECRET = "only between tests and this provider";

/** Starts one on a free port. It believes whoever types an address and any password; the address is verified, unless it begins with "unverified". */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const issuer = `http://127.0.0.1:${String(port)}`;
  const groups = new Map<string, readonly string[]>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        // Of loopback, so that any port will do.
        application_type: "native",
        redirect_uris: ["http://localhost/api/auth/callback/oidc"],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["name", "groups"],
    },
    cookies: { keys: ["only for tests"] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: id,
        email_verified: !id.startsWith("unverified"),
        name: id.split("@")[0] ?? id,
        groups: groups.get(id) ?? [],
      }),
    }),
  });
  const answer = provider.callback();
  let answers = true;
  server.on("request", (request, response) => {
    if (answers) void answer(request, response);
    else request.socket.destroy();
  });
  return {
    issuer,
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      OIDC_NAME: "Harbour account",
    },
    setGroups: (email, of) => groups.set(email, of),
    setAnswering: (isAnswering) => {
      answers = isAnswering;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
