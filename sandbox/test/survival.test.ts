import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createTransport } from "nodemailer";
import { apiAt, stripeAt, temporaryFolder } from "./with-sandbox.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

async function startProcess(folder: string) {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      SANDBOX_PORT: "0",
      SANDBOX_SMTP_PORT: "0",
      HOST: "127.0.0.1",
      FOYER_DATA_DIR: folder,
      STRIPE_WEBHOOK_URL: "http://127.0.0.1:1/none",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const match = /^sandbox ready (.*)$/.exec(line);
    if (match) return { child, ...(JSON.parse(match[1] ?? "") as { sandbox: string; smtp_port: number }) };
  }
  throw new Error("the sandbox ended before it was ready");
}

test("what was acknowledged survives a SIGKILL; SIGTERM ends with 0", async () => {
  using folder = temporaryFolder();
  const first = await startProcess(folder.path);
  const stripe = stripeAt(first.sandbox);
  const ids: string[] = [];
  let mails = 0;
  const pay = async (): Promise<void> => {
    for (;;)
      ids.push(
        (
          await stripe.paymentIntents.create({
            amount: 1000,
            currency: "eur",
            confirm: true,
            payment_method: "pm_card_visa",
          })
        ).id,
      );
  };
  const write = async (): Promise<void> => {
    const smtp = createTransport({
      host: "127.0.0.1",
      port: first.smtp_port,
      secure: false,
      ignoreTLS: true,
    });
    for (; ; mails += 1)
      await smtp.sendMail({ from: "a@b.example", to: "c@d.example", subject: `mail ${mails}`, text: "x" });
  };
  const busy = [pay(), pay(), write()].map((work) => work.catch(() => undefined));
  while (ids.length < 40 || mails < 5) await new Promise((resolve) => setImmediate(resolve));
  first.child.kill("SIGKILL");
  await Promise.all([once(first.child, "exit"), ...busy]);

  const second = await startProcess(folder.path);
  const after = stripeAt(second.sandbox);
  const listed = await after.paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  const paid = new Set(listed.filter((one) => one.status === "succeeded").map((one) => one.id));
  assert.deepEqual(
    ids.filter((id) => !paid.has(id)),
    [],
  );
  const kept = await apiAt(second.sandbox)("GET", "/sandbox/mailbox?limit=100");
  assert.ok(kept.body["items"].length >= mails);
  const webhooks = await apiAt(second.sandbox)("GET", "/sandbox/webhooks?limit=100");
  assert.ok(
    webhooks.body["items"].every(
      (item: { delivered: boolean; next_attempt_at: string }) => !item.delivered && item.next_attempt_at,
    ),
  );
  second.child.kill("SIGTERM");
  assert.deepEqual(await once(second.child, "exit"), [0, null]);
});
