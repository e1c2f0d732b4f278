import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { Settings } from "../config.ts";
import { isTransient } from "../errors.ts";
import { newId } from "../ids.ts";
import { createLog } from "../log.ts";
import { conformance } from "./conformance.ts";
import { s3Stores } from "./s3.ts";
import { type S3Config, s3Config } from "./settings.ts";

const log = createLog("test", "silent");
const group = {
  S3_ENDPOINT: "http://127.0.0.1:1",
  S3_REGION: "eu-west-1",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "secret",
  S3_BUCKET: "files",
  S3_FORCE_PATH_STYLE: "true",
};

// A real store is needed: the group of settings says where one is. Each run has a corner of its own.
const real = s3Config(new Settings(process.env));
if (real) {
  conformance("S3", async () => {
    const stores = s3Stores(real, log);
    const corner = newId();
    return {
      stores: { ...stores, of: (service) => stores.of(`${corner}/${service}`) },
      clean: () => emptyCorner(real, `${corner}/`),
    };
  });
  test("S3 that refuses us is a reason to try again, not an empty store", async () => {
    for (const wrong of [{ secret_access_key: "wrong" }, { bucket: "there-is-no-such-bucket" }]) {
      const stores = s3Stores({ ...real, ...wrong }, log);
      await assert.rejects(stores.of("receipt").get("a"), isTransient);
      await assert.rejects(stores.of("receipt").put("a", Buffer.from("a")), isTransient);
      assert.equal(await stores.reachable(), false);
      stores.close();
    }
  });
} else test("S3 keeps files as every store has to", { skip: "S3_ENDPOINT is not set" }, () => undefined);

test("half of the group is a problem that names what is missing", () => {
  const problems = (env: Record<string, string | undefined>) => {
    const settings = new Settings(env);
    s3Config(settings);
    return settings.problems.map(({ name }) => name);
  };
  assert.deepEqual(problems({}), []);
  assert.deepEqual(problems(group), []);
  assert.deepEqual(problems({ ...group, S3_BUCKET: undefined, S3_REGION: " " }), ["S3_REGION", "S3_BUCKET"]);
  assert.deepEqual(problems({ ...group, S3_ENDPOINT: "files:9000", S3_FORCE_PATH_STYLE: "yes" }), [
    "S3_ENDPOINT",
    "S3_FORCE_PATH_STYLE",
  ]);
});

test("S3 that is away, refuses, or hangs in the middle of a file is a reason to try again", async () => {
  const config = s3Config(new Settings(group))!;
  const fails = async (endpoint: string) => {
    const stores = s3Stores({ ...config, endpoint }, log);
    const store = stores.of("receipt");
    await assert.rejects(store.get("a"), isTransient);
    assert.equal(await stores.reachable(), false);
    return { stores, store };
  };
  const away = await fails("http://127.0.0.1:1");
  await assert.rejects(away.store.put("a", Buffer.from("a")), isTransient);
  await assert.rejects(away.store.remove("a"), isTransient);

  const busy = await listen(createServer((_request, response) => response.writeHead(503).end()));
  await fails(busy.url);
  busy.server.close();

  const hanging = await listen(
    createServer((request, response) => {
      // The answer to a HEAD has no body to hang in.
      if (request.method === "HEAD") return;
      response.writeHead(200, { "content-length": "100" }).write("half");
    }),
  );
  const { stores } = await fails(hanging.url);
  stores.close();
  hanging.server.closeAllConnections();
  hanging.server.close();
});

async function listen(server: Server): Promise<{ server: Server; url: string }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function emptyCorner(config: S3Config, Prefix: string): Promise<void> {
  const { S3Client, ListObjectsV2Command, DeleteObjectCommand } = await import("@aws-sdk/client-s3");
  const client = new S3Client({
    endpoint: config.endpoint,
    region: config.region,
    forcePathStyle: config.force_path_style,
    credentials: { accessKeyId: config.access_key_id, secretAccessKey: config.secret_access_key },
  });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: config.bucket, Prefix }));
  for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket: config.bucket, Key }));
  client.destroy();
}
