import assert from "node:assert/strict";
import { test } from "node:test";
import { createTransport } from "nodemailer";
import { withSandbox } from "./with-sandbox.ts";

const PDF = Buffer.from("%PDF-1.4 tickets");
const HOSTILE = `<h1>Hi</h1><script>alert(1)</script><img src="cid:qr">`;

function mailer(port: number) {
  return createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
}

function mail(to: string, more: Record<string, unknown> = {}) {
  return { from: "Harbour House <box@harbour.example>", to, subject: "Your tickets", text: "Hello", ...more };
}

test("mails are kept, found by recipient, newest first, with attachments", async () => {
  await using sandbox = await withSandbox();
  const smtp = mailer(sandbox.smtp_port);
  const attachments = [{ filename: "tickets.pdf", content: PDF, contentType: "application/pdf" }];
  await smtp.sendMail(mail("Customer@demo.example", { html: "<b>Hello</b>", attachments }));
  await smtp.sendMail(mail("customer@demo.example, other@demo.example", { subject: "Grüße – 2" }));
  const { body } = await sandbox.api("GET", "/sandbox/mailbox?to=customer@demo.example");
  assert.deepEqual(
    body["items"].map((item: { subject: string }) => item.subject),
    ["Grüße – 2", "Your tickets"],
  );
  const [, first] = body["items"];
  assert.deepEqual(first.attachments, [
    { filename: "tickets.pdf", content_type: "application/pdf", size: PDF.length },
  ]);
  assert.deepEqual(
    [first.to, first.text.trim(), first.html],
    ["customer@demo.example", "Hello", "<b>Hello</b>"],
  );
  const file = await fetch(`${sandbox.url}/sandbox/mailbox/${first.id}/attachments/0`);
  assert.deepEqual([file.status, file.headers.get("content-type")], [200, "application/pdf"]);
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), PDF);
  assert.equal((await fetch(`${sandbox.url}/sandbox/mailbox/${first.id}/attachments/1`)).status, 404);
  assert.equal((await sandbox.api("GET", "/sandbox/mailbox?to=nobody@demo.example")).body["items"].length, 0);
  assert.equal((await sandbox.api("GET", "/sandbox/mailbox?limit=1")).body["items"].length, 1);
  assert.equal((await sandbox.api("GET", "/sandbox/mailbox?limit=1000")).status, 422);
});

test("the same Message-ID is shown once per recipient", async () => {
  await using sandbox = await withSandbox();
  const smtp = mailer(sandbox.smtp_port);
  for (const to of ["a@demo.example", "a@demo.example", "b@demo.example"]) {
    await smtp.sendMail(mail(to, { messageId: "<booking-1@foyer.example>" }));
  }
  const { body } = await sandbox.api("GET", "/sandbox/mailbox");
  assert.deepEqual(
    body["items"].map((item: { to: string; copies: number }) => [item.to, item.copies]),
    [
      ["b@demo.example", 1],
      ["a@demo.example", 2],
    ],
  );
});

test("pages run through the mailbox without gaps while mail arrives", async () => {
  await using sandbox = await withSandbox();
  const smtp = mailer(sandbox.smtp_port);
  for (const n of [1, 2, 3]) await smtp.sendMail(mail("a@demo.example", { subject: `${n}` }));
  const first = await sandbox.api("GET", "/sandbox/mailbox?limit=2");
  await smtp.sendMail(mail("a@demo.example", { subject: "4" }));
  const second = await sandbox.api("GET", `/sandbox/mailbox?limit=2&cursor=${first.body["next_cursor"]}`);
  assert.deepEqual(
    [...first.body["items"], ...second.body["items"]].map((item: { subject: string }) => item.subject),
    ["3", "2", "1"],
  );
  assert.equal(second.body["next_cursor"], null);
});

test("SMTP misbehaves on request", async () => {
  await using sandbox = await withSandbox();
  const send = async (kind: string): Promise<number | string> => {
    await sandbox.api("PUT", "/sandbox/faults", [
      { vendor: "smtp", kind, count: 1, delay_ms: kind === "timeout" ? 50 : 0 },
    ]);
    try {
      await mailer(sandbox.smtp_port).sendMail(
        mail("a@demo.example", { messageId: `<${kind}@foyer.example>` }),
      );
      return "sent";
    } catch (error) {
      return (error as { responseCode?: number; code: string }).responseCode ?? "connection lost";
    }
  };
  const answers = [];
  for (const kind of ["error_500", "error_429", "decline", "error_after_effect", "timeout"])
    answers.push(await send(kind));
  assert.deepEqual(answers, [451, 450, 550, 451, "connection lost"]);
  const { body } = await sandbox.api("GET", "/sandbox/mailbox");
  assert.deepEqual(
    body["items"].map((item: { message_id: string }) => item.message_id),
    ["<timeout@foyer.example>", "<error_after_effect@foyer.example>"],
  );
  const log = await sandbox.api("GET", "/sandbox/requests?vendor=smtp");
  assert.deepEqual(
    log.body["items"].map((item: { status: number | null }) => item.status),
    [null, 451, 550, 450, 451],
  );
});

test("a hostile mail stays harmless on the page", async () => {
  await using sandbox = await withSandbox();
  const attachments = [
    { filename: `"><script>.html`, content: "<script>alert(1)</script>", contentType: "text/html" },
  ];
  await mailer(sandbox.smtp_port).sendMail(
    mail("a@demo.example", { subject: "<script>alert(2)</script>", html: HOSTILE, attachments }),
  );
  const { body } = await sandbox.api("GET", "/sandbox/mailbox");
  const { id } = body["items"][0];
  for (const path of ["/", `/mails/${id}`]) {
    const page = await fetch(sandbox.url + path);
    assert.doesNotMatch(await page.text(), /<script>alert/);
    assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'; script-src 'nonce-/);
  }
  const frame = await fetch(`${sandbox.url}/mails/${id}/html`);
  assert.match(
    frame.headers.get("content-security-policy") ?? "",
    /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
  );
  const file = await fetch(`${sandbox.url}/sandbox/mailbox/${id}/attachments/0`);
  assert.match(file.headers.get("content-disposition") ?? "", /^attachment; filename="___script_.html"/);
});

test("other sites' pages reach neither the mailbox nor the switches", async () => {
  await using sandbox = await withSandbox();
  const put = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${sandbox.url}/sandbox/faults`, {
      method: "PUT",
      body: "[]",
      headers: { "content-type": "application/json", ...headers },
    });
  assert.equal((await put({ origin: "https://elsewhere.example" })).status, 403);
  assert.equal((await put({ origin: sandbox.url })).status, 200);
  assert.equal((await put({ origin: "null" })).status, 403);
});
