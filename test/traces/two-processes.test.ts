import { after, before, test } from "node:test";
import { type Receiver, startReceiver } from "../../platform/testing/receiver.ts";
import { system } from "../../system.ts";
import { eventually } from "../doors.ts";
import { type Installation, openInstallation } from "../installation.ts";
import { launch, type Launched } from "../program.ts";
import { buyInOneTrace } from "./purchase.ts";
import { assertStory } from "./spans.ts";

const HERE = ["booking", "payment"];
const THERE = system.map(({ name }) => name).filter((name) => !HERE.includes(name));

let receiver: Receiver;
let installation: Installation;
let programs: Launched[] = [];
before(async () => {
  receiver = await startReceiver();
  installation = await openInstallation({
    secret: "a secret that two processes of one installation share",
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url },
  });
  programs = [HERE, THERE].map((names) => launch(names, installation.env()));
  await Promise.all(programs.map(({ becoming }) => becoming));
});
after(async () => {
  for (const program of programs) await program.end("SIGKILL");
  await installation?.stop();
  await receiver?.[Symbol.asyncDispose]();
});

test("over two processes it is the same one trace: calls and events carry it along", async () => {
  const { trace_id, client_span_id } = await buyInOneTrace(installation.doors);
  await eventually(installation.doors, async () =>
    assertStory(
      receiver.spans.filter((span) => span.trace_id === trace_id),
      client_span_id,
    ),
  );
});
