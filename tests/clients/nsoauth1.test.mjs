// nsoauth1: a second opinion on signatures.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import NSOAuth1 from "nsoauth1";
import { startSandbox } from "./sandbox.mjs";

let sandbox;

before(async () => { sandbox = await startSandbox(); });

after(() => sandbox.stop());

function header(method, url, nonce) {
  const { consumerKey: ck, consumerSecret: cs, token: tk, tokenSecret: ts, realm } = sandbox;
  return new NSOAuth1({ method, url, ck, cs, tk, ts, realm, nonce }).generateOAuth().authHeader;
}

async function send(method, path, { nonce, change = (text) => text, body } = {}) {
  const url = sandbox.url + path;
  const response = await fetch(url, { method, body, headers: { Authorization: change(header(method, url, nonce)) } });
  await response.arrayBuffer();
  return response.status;
}

test("gives Oracle's published signature", () => {
  const signed = new NSOAuth1({
    method: "GET",
    url: "https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40",
    ck: "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4",
    cs: "d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5",
    tk: "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc",
    ts: "c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295",
    realm: "123456",
    timestamp: "1508242306",
    nonce: "fjaLirsIcCGVZWzBX0pg",
  }).generateOAuth();
  assert.equal(decodeURIComponent(signed.signature), "B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY=");
});

test("opens the account for a read with a query and for an upsert", async () => {
  assert.equal(await send("GET", "/services/rest/record/v1/currency?limit=2&offset=2"), 200);
  const body = JSON.stringify({ companyName: "Oak", subsidiary: { id: "1" } });
  assert.equal(await send("PUT", "/services/rest/record/v1/customer/eid:cus_ns", { body }), 204);
});

test("is refused a nonce for the second time", async () => {
  const nonce = "onceAndNeverAgain";
  assert.equal(await send("GET", "/services/rest/record/v1/currency/1", { nonce }), 200);
  assert.equal(await send("GET", "/services/rest/record/v1/currency/1", { nonce }), 401);
});

test("is refused with a parameter added or changed after signing", async () => {
  const added = (text) => `${text}, oauth_body_hash="2jmj7l5rSw0yVb%2FvlWAYkK%2FYBwk%3D"`;
  const changed = (text) => text.replace(/oauth_timestamp="(\d+)\d"/, 'oauth_timestamp="$10"');
  assert.equal(await send("GET", "/services/rest/record/v1/currency/1", { change: added }), 401);
  const status = await send("GET", "/services/rest/record/v1/currency/1", { change: (text) => changed(text).replace('0"', '1"') });
  assert.equal(status, 401);
});
