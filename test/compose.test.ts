import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { parse } from "yaml";
import { envName } from "../platform/settings.ts";
import { listSettings } from "../run/settings.ts";
import { readSandboxConfig } from "../sandbox/config.ts";
import { system } from "../system.ts";

/** As much as these tests look at. */
interface Part {
  image: string;
  command?: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  volumes?: string[];
}

const file = await readFile(new URL("../deploy/compose.yaml", import.meta.url), "utf8");
const compose = parse(file, { merge: true }) as {
  services: Record<string, Part>;
  volumes: Record<string, unknown>;
};
const parts = Object.entries(compose.services);
const ours = parts.filter(([, part]) => part.image === "foyer");
/** `${NAME:-x}` is x, `${NAME:?}` is something that somebody made up. */
const filledIn = (value: string | number) =>
  String(value)
    .replaceAll(/\$\{\w+:-([^}]*)\}/g, "$1")
    .replaceAll(/\$\{\w+:\?\}/g, "made-up-by-chance-and-long-enough-for-all");
const environmentOf = (part: Part) =>
  Object.fromEntries(Object.entries(part.environment ?? {}).map(([name, value]) => [name, filledIn(value)]));

test("compose has every service of the map on its ports, and asks each whether it is ready", () => {
  for (const { name, http_port } of system) {
    const part = compose.services[name];
    assert.deepEqual(part?.command, [name]);
    assert.equal(part.healthcheck?.test.at(-1), String(http_port));
  }
  assert.deepEqual(
    ours.map(([name]) => name).toSorted(),
    [...system.map(({ name }) => name), "web", "sandbox", "databases"].toSorted(),
  );
  for (const [name, { healthcheck }] of parts)
    assert.ok(healthcheck || ["databases", "jaeger"].includes(name), `${name} is asked how it is`);
});

test("what compose tells the services are settings, and good ones", async () => {
  const { settings } = await listSettings(system, {});
  const known = new Set(settings.map(({ name }) => name));
  for (const [name, part] of ours) {
    const env = environmentOf(part);
    assert.deepEqual(
      Object.keys(env).filter((setting) => !known.has(setting)),
      [],
      name,
    );
    const entry = system.find((candidate) => candidate.name === name);
    if (entry) {
      const { problems } = await listSettings(system, env, [name]);
      assert.deepEqual(problems, [], name);
      for (const neighbour of system)
        if (neighbour !== entry)
          assert.equal(
            env[`${envName(neighbour.name)}_RPC_URL`],
            `http://${neighbour.name}:${neighbour.rpc_port}`,
          );
    } else if (name === "sandbox") readSandboxConfig(env);
  }
  for (const { name, http_port } of system.filter((entry) => entry.name !== "gateway"))
    assert.equal(
      environmentOf(compose.services.gateway!)[`${envName(name)}_URL`],
      `http://${name}:${http_port}`,
    );
});

test("each service is told its own database only; the server's account is where databases are made", () => {
  for (const [name, part] of ours.filter(([other]) => other !== "databases")) {
    const databases = Object.keys(part.environment ?? {}).filter((setting) =>
      /DATABASE_(READ_)?URL$/.test(setting),
    );
    for (const setting of databases) assert.match(setting, new RegExp(`^${envName(name)}_`));
    assert.doesNotMatch(JSON.stringify(part), /POSTGRES_PASSWORD|postgres:postgres@/);
  }
  const urls = Object.entries(compose.services.databases!.environment!);
  const made = urls.filter(([setting]) => setting.endsWith("_DATABASE_URL"));
  assert.equal(made.length, ours.filter(([, part]) => part.environment && name(part)).length);
});

const name = (part: Part) =>
  Object.keys(part.environment!).find((setting) => setting.endsWith("_DATABASE_READ_URL"));

test("nothing is open to strangers: engines want credentials and no port of theirs leaves this machine", () => {
  for (const [part, { ports }] of parts)
    for (const port of ports ?? []) assert.match(port, /^127\.0\.0\.1:/, part);
  const published = parts.filter(([, { ports }]) => ports).map(([part]) => part);
  assert.deepEqual(published.toSorted(), ["gateway", "jaeger", "sandbox", "web"]);
  for (const [part, credential] of [
    ["postgres", "POSTGRES_PASSWORD"],
    ["postgres-replica", "REPLICATION_PASSWORD"],
    ["kafka", "KAFKA_PASSWORD"],
    ["redis", "REDIS_PASSWORD"],
    ["s3", "S3_SECRET_ACCESS_KEY"],
    ["opensearch", "SEARCH_PASSWORD"],
  ] as const)
    assert.ok(JSON.stringify(compose.services[part]).includes(`\${${credential}:?}`), part);
});

test("what compose refers to is there", () => {
  for (const [part, { depends_on, volumes }] of parts) {
    for (const [other, { condition }] of Object.entries(depends_on ?? {})) {
      assert.ok(compose.services[other], `${part} waits for ${other}`);
      if (condition === "service_healthy") assert.ok(compose.services[other].healthcheck, other);
    }
    for (const volume of volumes ?? [])
      if (!volume.startsWith(".")) assert.ok(Object.hasOwn(compose.volumes, volume.split(":")[0]!), volume);
  }
});
