// netsuite-rest: OAuth 1.0a by another's code, without Content-Type, with "prefer: transient" on every body.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import NetsuiteRest from "netsuite-rest";
import { startSandbox } from "./sandbox.mjs";

let sandbox;
let client;

before(async () => {
  sandbox = await startSandbox();
  client = clientWith({});
});

after(() => sandbox.stop());

function clientWith(changes) {
  return new NetsuiteRest({
    consumer_key: sandbox.consumerKey,
    consumer_secret_key: sandbox.consumerSecret,
    token: sandbox.token,
    token_secret: sandbox.tokenSecret,
    realm: sandbox.realm,
    base_url: sandbox.url,
    ...changes,
  });
}

test("lists records", async () => {
  const { data } = await client.request({ path: "record/v1/currency?limit=2&offset=2" });
  assert.deepEqual([data.count, data.offset, data.totalResults], [2, 2, 5]);
});

test("upserts, transforms and finds both by SuiteQL", async () => {
  const customer = { companyName: "Oak & Söhne", subsidiary: { id: "1" } };
  const created = await client.request({ path: "record/v1/customer/eid:cus_npm", method: "PUT", body: JSON.stringify(customer) });
  assert.equal(created.statusCode, 204);
  const line = { item: { id: "201" }, quantity: 2, rate: 10.5 };
  const transformed = await client.request({
    path: "record/v1/customer/eid:cus_npm/!transform/invoice",
    method: "POST",
    body: JSON.stringify({ externalId: "in_npm", item: { items: [line] } }),
  });
  assert.equal(transformed.statusCode, 204);
  const { data } = await client.request({
    path: "query/v1/suiteql?limit=5",
    method: "POST",
    body: JSON.stringify({
      q: "SELECT c.companyname, t.externalId AS Id, t.foreignTotal FROM transaction t JOIN customer c ON c.id = t.entity WHERE t.externalid IN ('IN_NPM')",
    }),
  });
  assert.deepEqual(data.items, [{ links: [], companyname: "Oak & Söhne", foreigntotal: "21", id: "in_npm" }]);
});

test("reads the metadata of a record type", async () => {
  const { data } = await client.request({ path: "record/v1/metadata-catalog/customer", heads: { Accept: "application/schema+json" } });
  assert.ok(data["x-ns-filterable"].includes("companyName"));
});

for (const [what, changes] of Object.entries({
  "a wrong consumer secret": { consumer_secret_key: "wrong" },
  "a wrong token secret": { token_secret: "wrong" },
  "another realm": { realm: "654321" },
})) {
  test(`is refused with ${what}`, async () => {
    const refusal = await clientWith(changes).request({ path: "record/v1/currency/1" }).then(() => null, (error) => error);
    assert.equal(refusal.response.statusCode, 401);
    assert.equal(JSON.parse(refusal.response.body)["o:errorDetails"][0]["o:errorCode"], "INVALID_LOGIN");
  });
}
