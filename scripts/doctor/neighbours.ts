import { connect } from "node:net";
import { type Environment, Settings } from "../../platform/config.ts";
import { neighbourSettings, neighboursOf } from "../../platform/neighbours.ts";
import { system } from "../../system.ts";
import type { Finding } from "./finding.ts";

const PATIENCE_MS = 2_000;

/** Where services by themselves would look for the others, each address of each. That nobody is there yet is no mistake. */
export async function checkNeighbours(env: Environment, names: string[]): Promise<Finding[]> {
  const told = neighbourSettings(new Settings(env), system);
  const here = system.filter(({ name }) => names.includes(name));
  const { rpc, rest } = neighboursOf(told, system, here, true, env.HOST ?? "127.0.0.1");
  const asked = system.filter((entry) => !here.includes(entry) && entry.name !== "gateway");
  return Promise.all(
    asked.map(async ({ name }): Promise<Finding> => {
      // Only the gateway passes REST on.
      const addresses = names.includes("gateway") ? [...rpc(name), ...rest(name)] : rpc(name);
      const silent: string[] = [];
      for (const address of addresses) if (!(await listens(address))) silent.push(address);
      return silent.length === 0
        ? { level: "good", text: `${name} is at ${addresses.join(", ")}` }
        : { level: "note", text: `${name}: nobody listens yet at ${silent.join(", ")}` };
    }),
  );
}

function listens(address: string): Promise<boolean> {
  if (!URL.canParse(address)) return Promise.resolve(false);
  const { hostname, port, protocol } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port) || (protocol === "https:" ? 443 : 80),
      timeout: PATIENCE_MS,
    });
    const say = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => say(true));
    socket.once("timeout", () => say(false));
    socket.once("error", () => say(false));
  });
}
