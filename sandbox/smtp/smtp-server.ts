import { setTimeout as sleep } from "node:timers/promises";
import type { AddressInfo } from "node:net";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";
import { SMTPServer } from "smtp-server";
import type { Fault } from "../store/faults.ts";
import type { World } from "../world.ts";
import { readMail } from "./parse.ts";

const LARGEST_MAIL = 25 * 1024 * 1024;
const DEFAULT_SILENCE_MS = 30_000;

export type Smtp = { port: number; stop(): Promise<void> };
type Reply = { code: number; text: string } | "hang_up";

/** Takes every mail for anybody, with any login or none, and answers 250 only once the mail is stored. */
export async function startSmtp(world: World, address: { host: string; port: number }): Promise<Smtp> {
  const server: SMTPServer = new SMTPServer({
    name: "sandbox.localhost",
    size: LARGEST_MAIL,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 500,
    maxClients: 200,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "anybody" }),
    onData: (stream, session, done) => {
      receive(world, stream, session).then(
        (reply) => {
          if (reply === "hang_up") return hangUp(server, session);
          return reply.code === 250
            ? done(null, reply.text)
            : done(Object.assign(new Error(reply.text), { responseCode: reply.code }));
        },
        (error: unknown) => {
          world.log(`smtp: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
          done(
            Object.assign(new Error("Requested action aborted: local error in processing"), {
              responseCode: 451,
            }),
          );
        },
      );
    },
  });
  // A client that leaves in the middle is no concern of ours.
  server.on("error", (error) => world.log(`smtp: ${error.message}`));
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(address.port, address.host, () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(
  world: World,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<Reply> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  const { mailFrom, rcptTo } = session.envelope;
  const envelope = {
    from: mailFrom === false ? "" : mailFrom.address,
    recipients: rcptTo.map((one) => one.address),
  };
  if (stream.sizeExceeded) return log(world, envelope, {}, { code: 552, text: "Message is too large" });

  const fault = world.faults.take("smtp", [
    "decline",
    "error_500",
    "error_429",
    "timeout",
    "error_after_effect",
  ]);
  const refused = fault ? await refusal(fault) : null;
  const mail = await readMail(Buffer.concat(chunks), envelope);
  const about = { message_id: mail.message_id, subject: mail.subject, attachments: mail.attachments };
  if (refused) return log(world, envelope, about, refused);
  world.mails.add(mail);
  if (fault?.kind === "error_after_effect")
    return log(world, envelope, about, { code: 451, text: "Temporary failure, try again later" });
  if (fault?.kind === "timeout") {
    log(world, envelope, about, "hang_up");
    await sleep(fault.delay_ms ?? DEFAULT_SILENCE_MS, undefined, { ref: false });
    return "hang_up";
  }
  return log(world, envelope, about, { code: 250, text: "OK: stored" });
}

/** The faults that strike before the mail is stored. */
async function refusal(fault: Fault): Promise<Reply | null> {
  const replies: Partial<Record<Fault["kind"], Reply>> = {
    decline: { code: 550, text: "Mailbox unavailable" },
    error_500: { code: 451, text: "Requested action aborted: local error in processing" },
    error_429: { code: 450, text: "Too many messages, slow down" },
  };
  const reply = replies[fault.kind] ?? null;
  if (reply && fault.delay_ms !== null) await sleep(fault.delay_ms, undefined, { ref: false });
  return reply;
}

function log(
  world: World,
  envelope: { from: string; recipients: string[] },
  about: object,
  reply: Reply,
): Reply {
  const answered = reply === "hang_up" ? null : reply;
  world.requests.record({
    vendor: "smtp",
    method: "DATA",
    path: envelope.recipients.join(", "),
    request: { from: envelope.from, to: envelope.recipients, ...about },
    status: answered?.code ?? null,
    response: answered?.text ?? null,
  });
  return reply;
}

/** The server library keeps its connections with the session's id; closing one is a silent end for the client. */
function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections as Set<{ id: string; close(): void }>) {
    if (connection.id === session.id) connection.close();
  }
}
