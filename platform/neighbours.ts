import type { Settings } from "./config.ts";
import { envName } from "./settings.ts";

/** As much of the map as says where a service is unless told. */
export interface Neighbour {
  name: string;
  http_port: number;
  rpc_port: number;
}

/** Where the services are that do not run in this process: each may run several times. */
export interface Neighbours {
  /** Where a service answers gRPC; none when it is nowhere. */
  rpc(service: string): string[];
  /** Where its REST routes are; none when it runs here, or is nowhere. */
  rest(service: string): string[];
}

/** What the settings say about where everybody is. */
export function neighbourSettings(settings: Settings, entries: Neighbour[]) {
  const told = new Map<string, { rpc: string[]; rest: string[] }>();
  for (const { name } of entries) {
    const meaning = (what: string) =>
      `where ${name} answers ${what}, when it is not on this host; several instances: comma-separated`;
    told.set(name, {
      rpc: settings.urls(`${envName(name)}_RPC_URL`, meaning("gRPC")),
      rest: settings.urls(`${envName(name)}_URL`, meaning("REST")),
    });
  }
  return told;
}

/**
 * @param here the services of this process
 * @param apart whether services run by themselves: in one process for all, what is not here is nowhere
 */
export function neighboursOf(
  told: ReturnType<typeof neighbourSettings>,
  entries: Neighbour[],
  here: Neighbour[],
  apart: boolean,
  host: string,
): Neighbours {
  const reached = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const elsewhere = (service: string) =>
    entries.find((entry) => entry.name === service && !here.includes(entry));
  const or = (addresses: string[] | undefined, port: number) =>
    addresses?.length ? addresses : [`http://${reached}:${port}`];
  return {
    rpc(service) {
      const entry = elsewhere(service);
      const addresses = told.get(service)?.rpc ?? [];
      return entry && apart ? or(addresses, entry.rpc_port) : addresses;
    },
    rest(service) {
      const entry = elsewhere(service);
      return entry ? or(told.get(service)?.rest, entry.http_port) : [];
    },
  };
}
