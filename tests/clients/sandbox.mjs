// Starts `engine sandbox` and reads its instructions, as a person would.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export async function startSandbox(...options) {
  const engine = process.env.ENGINE_DLL;
  if (!engine) throw new Error("ENGINE_DLL names no engine.dll; run tests/clients/run.sh.");
  const child = spawn("dotnet", [engine, "sandbox", "--urls", "http://127.0.0.1:0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const found = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const setting = /^\s*(NETSUITE_\w+)=(.*)$/.exec(line) ?? /^\s*(baseUrl|privateKey): "(.*)"$/.exec(line);
    if (setting) found[setting[1]] = setting[2];
    if (line.startsWith("Break things")) break;
  }
  return {
    url: found.baseUrl,
    realm: "123456_SB1",
    clientId: found.NETSUITE_CLIENT_ID,
    certificateId: found.NETSUITE_CERTIFICATE_ID,
    privateKeyFile: found.privateKey?.replace(/^file:/, ""),
    consumerKey: found.NETSUITE_CONSUMER_KEY,
    consumerSecret: found.NETSUITE_CONSUMER_SECRET,
    token: found.NETSUITE_TOKEN,
    tokenSecret: found.NETSUITE_TOKEN_SECRET,
    stop: () => new Promise((ended) => { child.once("exit", ended); child.kill("SIGINT"); }),
  };
}
