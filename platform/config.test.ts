import assert from "node:assert/strict";
import { test } from "node:test";
import { type Environment, Settings, SettingsError } from "./config.ts";
import { platformConfig } from "./settings.ts";

function read(env: Environment) {
  const settings = new Settings(env);
  const values = {
    port: settings.integer("PORT", "where to listen", 8080, { min: 0, max: 65_535 }),
    level: settings.choice("LEVEL", "how much to say", ["info", "debug"], "info"),
    url: settings.url("STORE_URL", "where files are", "http://127.0.0.1:9000/"),
    secret: settings.secret("KEY", "signs things", "published-in-the-readme"),
    must: settings.text("MUST", "what nobody can guess"),
    group: settings.group("files in S3", ["S3_ENDPOINT", "S3_KEY"]),
  };
  return { values, problems: settings.problems.map(({ name }) => name), settings };
}

test("defaults, and what the environment says instead", () => {
  const { values, problems } = read({ MUST: "here", PORT: "0", LEVEL: "debug" });
  assert.deepEqual(problems, []);
  assert.deepEqual(values, {
    port: 0,
    level: "debug",
    url: "http://127.0.0.1:9000",
    secret: "published-in-the-readme",
    must: "here",
    group: undefined,
  });
});

test("every problem is told at once, with its name", () => {
  const { problems, settings } = read({ PORT: "80 80", LEVEL: "loud", STORE_URL: "nowhere", KEY: " " });
  assert.deepEqual(problems, ["PORT", "LEVEL", "STORE_URL", "KEY", "MUST"]);
  const error = new SettingsError(settings.problems);
  for (const name of problems) assert.match(error.message, new RegExp(`^  ${name} `, "m"));
});

test("half a group is a problem that names what is missing", () => {
  assert.deepEqual(read({ MUST: "x", S3_ENDPOINT: "http://s3" }).problems, ["S3_KEY"]);
  assert.deepEqual(read({ MUST: "x", S3_ENDPOINT: "http://s3", S3_KEY: "" }).problems, ["S3_KEY"]);
  assert.deepEqual(read({ MUST: "x", S3_ENDPOINT: "http://s3", S3_KEY: "k" }).values.group, {
    S3_ENDPOINT: "http://s3",
    S3_KEY: "k",
  });
});

test("production takes no published secret, not even by silence", () => {
  const production = { FOYER_ENV: "production", MUST: "x" };
  assert.deepEqual(read(production).problems, ["KEY"]);
  assert.deepEqual(read({ ...production, KEY: "published-in-the-readme" }).problems, ["KEY"]);
  assert.deepEqual(read({ ...production, KEY: "own" }).problems, []);
});

test("whoever listens everywhere is found on this machine, unless told", () => {
  const urls = (env: Environment) => platformConfig(new Settings(env)).public_urls;
  assert.deepEqual(urls({ HOST: "0.0.0.0" }), { api: "http://127.0.0.1:8080", web: "http://127.0.0.1:3000" });
  assert.equal(urls({ HOST: "10.0.0.7" }).web, "http://10.0.0.7:3000");
  assert.equal(urls({ HOST: "::", PUBLIC_WEB_URL: "https://foyer.example" }).web, "https://foyer.example");
});
