import assert from "node:assert/strict";
import { test } from "node:test";
import { isTransient } from "../errors.ts";
import { startHarness } from "../testing/harness.ts";
import { toyAuth } from "../testing/toy-auth.ts";

test("a store of files that is away is told, and stops nothing else", async () => {
  const { entry } = await toyAuth();
  const env = {
    S3_ENDPOINT: "http://127.0.0.1:1",
    S3_REGION: "eu-west-1",
    S3_ACCESS_KEY_ID: "key",
    S3_SECRET_ACCESS_KEY: "secret",
    S3_BUCKET: "files",
    S3_FORCE_PATH_STYLE: "true",
  };
  await using harness = await startHarness({ entries: [entry], names: ["auth"], env });
  const ready = await fetch(`${harness.runtime.fronts[0]!.url}/ready`);
  assert.equal(ready.status, 200);
  const { checks } = (await ready.json()) as { checks: { name: string }[] };
  assert.deepEqual(
    checks.find(({ name }) => name === "files (s3)"),
    { name: "files (s3)", ok: false, critical: false },
  );
  const { objects } = harness.room("auth").context;
  await assert.rejects(objects.get("a.pdf"), isTransient);
  assert.doesNotMatch(harness.log_lines.join(""), /a\.pdf/);
});
