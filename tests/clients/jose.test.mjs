// jose: client assertions (OAuth 2.0) made, and access tokens checked, by another's code.
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SignJWT, createRemoteJWKSet, importPKCS8, jwtVerify } from "jose";
import { startSandbox } from "./sandbox.mjs";

const tokenPath = "/services/rest/auth/oauth2/v1/token";
const folder = mkdtempSync(join(tmpdir(), "sandbox-clients-"));
let curve;
let rsa;

before(async () => {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicKey = join(folder, "public.pem");
  writeFileSync(publicKey, pair.publicKey.export({ type: "spki", format: "pem" }));
  const privateKey = pair.privateKey.export({ type: "pkcs8", format: "pem" });
  curve = await startSandbox();
  curve.key = readFileSync(curve.privateKeyFile, "utf8");
  rsa = { ...(await startSandbox("--public-key", publicKey)), key: privateKey };
});

after(async () => {
  await Promise.all([curve.stop(), rsa.stop()]);
  rmSync(folder, { recursive: true });
});

async function login(sandbox, alg, { lifetime = 300, issuedAgo = 0, aud = sandbox.url + tokenPath, iss = sandbox.clientId, kid = sandbox.certificateId, jti } = {}) {
  const now = Math.floor(Date.now() / 1000) - issuedAgo;
  const jwt = new SignJWT({ scope: ["rest_webservices"] }).setProtectedHeader({ alg, kid, typ: "JWT" })
    .setIssuer(iss).setAudience(aud).setIssuedAt(now).setExpirationTime(now + lifetime);
  if (jti) jwt.setJti(jti);
  const assertion = await jwt.sign(await importPKCS8(sandbox.key, alg));
  return present(sandbox, assertion);
}

async function present(sandbox, assertion) {
  const response = await fetch(sandbox.url + tokenPath, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    }),
  });
  return { status: response.status, body: await response.json() };
}

test("ES256 and PS256 to PS512 assertions open the account", async () => {
  for (const [sandbox, alg] of [[curve, "ES256"], [rsa, "PS256"], [rsa, "PS384"], [rsa, "PS512"]]) {
    const { status, body } = await login(sandbox, alg);
    assert.equal(status, 200, alg);
    const answer = await fetch(`${sandbox.url}/services/rest/record/v1/currency/1`, { headers: { Authorization: `Bearer ${body.access_token}` } });
    assert.equal((await answer.json()).symbol, "USD");
  }
});

test("an access token is a JWT that its published key verifies", async () => {
  const { body } = await login(curve, "ES256");
  const keys = createRemoteJWKSet(new URL(`${curve.url}/sandbox/keys`));
  const { payload, protectedHeader } = await jwtVerify(body.access_token, keys, { algorithms: ["RS256"], issuer: curve.url });
  assert.equal(protectedHeader.alg, "RS256");
  assert.deepEqual(payload.scope, ["rest_webservices"]);
  assert.equal(payload.exp - payload.iat, body.expires_in);
});

for (const [what, alg, changes] of [
  ["RS256", "RS256", {}],
  ["an expired assertion", "PS256", { issuedAgo: 600 }],
  ["another audience", "PS256", { aud: "https://other.example/token" }],
  ["a life of an hour", "PS256", { lifetime: 3600 }],
  ["another client", "PS256", { iss: "other" }],
  ["another certificate", "PS256", { kid: "other" }],
]) {
  test(`${what} is refused`, async () => {
    const { status, body } = await login(rsa, alg, changes);
    assert.deepEqual([status, body.error], [400, "invalid_grant"]);
  });
}

test("an assertion is good once", async () => {
  const jti = "only-once";
  assert.equal((await login(rsa, "PS256", { jti })).status, 200);
  assert.equal((await login(rsa, "PS256", { jti })).status, 400);
});
