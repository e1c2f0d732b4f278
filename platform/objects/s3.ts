import { addAbortSignal, type Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type * as Sdk from "@aws-sdk/client-s3";
import { unavailable } from "../errors.ts";
import type { Log } from "../log.ts";
import { inSpan } from "../trace.ts";
import type { S3Config } from "./settings.ts";
import { type ObjectStores, requireKey } from "./store.ts";

interface Opened {
  sdk: typeof Sdk;
  client: Sdk.S3Client;
}

/** Below the five seconds that a call between services may take, its second try included. */
const DEADLINE_MS = 4_500;
const CONNECT_MS = 1_000;
/** Whoever asks /ready often waits no longer than a second. */
const CHECK_MS = 800;

/** A bucket, with `<service>/` before every key: laid out like the directory, so that files can be copied over. */
export function s3Stores(config: S3Config, log: Log): ObjectStores {
  const { bucket: Bucket } = config;
  // Loaded when it is first needed: who keeps files in a directory never pays for it.
  let opened: Promise<Opened> | undefined;
  const open = () => (opened ??= connect(config));

  /** @returns undefined where there is no such key */
  async function ask<Answer>(
    what: string,
    deed: (opened: Opened, abortSignal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const { sdk, client } = await open();
    try {
      const asked = () => deed({ sdk, client }, AbortSignal.timeout(DEADLINE_MS));
      return await inSpan(`s3 ${what}`, "client", undefined, asked);
    } catch (cause) {
      const { name, $metadata } = cause as { name?: string; $metadata?: { httpStatusCode?: number } };
      if (name === "NoSuchKey") return undefined;
      // Its message quotes keys and accounts: the name says enough.
      const status = $metadata?.httpStatusCode;
      log.warn({ reason: name, status }, "the object store failed");
      throw unavailable(
        status === undefined ? "The object store does not answer." : "The object store refused.",
        cause,
      );
    }
  }

  return {
    name: "s3",
    of(service) {
      const keyOf = (key: string) => `${service}/${requireKey(key)}`;
      return {
        async put(key, data) {
          const Key = keyOf(key);
          await ask("put", ({ sdk, client }, abortSignal) =>
            client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: data }), { abortSignal }),
          );
        },
        async get(key) {
          const Key = keyOf(key);
          return ask("get", async ({ sdk, client }, abortSignal) => {
            const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket, Key }), { abortSignal });
            return buffer(addAbortSignal(abortSignal, Body as Readable));
          });
        },
        async remove(key) {
          const Key = keyOf(key);
          await ask("delete", ({ sdk, client }, abortSignal) =>
            client.send(new sdk.DeleteObjectCommand({ Bucket, Key }), { abortSignal }),
          );
        },
      };
    },
    async reachable() {
      const { sdk, client } = await open();
      return client
        .send(new sdk.HeadBucketCommand({ Bucket }), { abortSignal: AbortSignal.timeout(CHECK_MS) })
        .then(
          () => true,
          () => false,
        );
    },
    close: () => void opened?.then(({ client }) => client.destroy()),
  };
}

async function connect(config: S3Config): Promise<Opened> {
  const sdk = await import("@aws-sdk/client-s3");
  const client = new sdk.S3Client({
    endpoint: config.endpoint,
    region: config.region,
    forcePathStyle: config.force_path_style,
    credentials: { accessKeyId: config.access_key_id, secretAccessKey: config.secret_access_key },
    maxAttempts: 2,
    requestHandler: { connectionTimeout: CONNECT_MS },
    // Checksums beyond the signed one are not known to every store that speaks S3.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return { sdk, client };
}
