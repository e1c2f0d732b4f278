import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { Code, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import {
  Health,
  HealthCheckResponse_ServingStatus as Status,
} from "../../contracts/gen/grpc/health/v1/health_pb.ts";
import { ServerReflection } from "../../contracts/gen/grpc/reflection/v1/reflection_pb.ts";
import { ServerReflection as OlderReflection } from "../../contracts/gen/grpc/reflection/v1alpha/reflection_pb.ts";
import { ReceiptService } from "../../contracts/gen/receipt/v1/receipt_pb.ts";
import { createLog } from "../log.ts";
import { callerIdentity } from "./identity.ts";
import { listenRpc } from "./listen.ts";
import { rpc } from "./method.ts";
import { rpcEndpoint } from "./rpc.ts";

const NAME = ReceiptService.typeName;
const identity = callerIdentity("a secret of the installation");
const log = createLog("receipt", "fatal", { write: () => undefined });
const methods = [rpc(ReceiptService.method.getReceiptFile, async () => ({}))];
const endpoint = rpcEndpoint("receipt", methods, {}, identity, log);
let ready = true;
const listen = () => listenRpc(endpoint, { host: "127.0.0.1", port: 0, ready: async () => ready });
const server = await listen();
after(() => server.stop());

// As a stranger's client: gRPC over cleartext HTTP/2, no identity.
const strangerAt = (port: number) => createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}` });
const stranger = strangerAt(server.port);
const health = createClient(Health, stranger);

test("health answers a stranger for the server and each contract, and knows no other name", async () => {
  ready = true;
  for (const service of ["", NAME]) assert.equal((await health.check({ service })).status, Status.SERVING);
  await assert.rejects(health.check({ service: "other.v1.OtherService" }), { code: Code.NotFound });
  const { statuses } = await health.list({});
  assert.deepEqual(Object.keys(statuses).toSorted(), ["", NAME]);
  await assert.rejects(createClient(ReceiptService, stranger).getReceiptFile({}), {
    code: Code.Unauthenticated,
  });
});

test("health follows readiness", async () => {
  ready = false;
  assert.equal((await health.check({ service: NAME })).status, Status.NOT_SERVING);
  assert.equal((await health.list({})).statuses[NAME]!.status, Status.NOT_SERVING);
  ready = true;
});

test(
  "a watcher hears how it stands, each change, and that the server stops",
  { timeout: 60_000 },
  async () => {
    ready = true;
    const own = await listen();
    const watcher = createClient(Health, strangerAt(own.port));
    const news = watcher.watch({ service: NAME })[Symbol.asyncIterator]();
    const next = async () => (await news.next()).value?.status;
    assert.equal(await next(), Status.SERVING);
    ready = false;
    assert.equal(await next(), Status.NOT_SERVING);
    ready = true;
    assert.equal(await next(), Status.SERVING);
    ready = false;
    const began = performance.now();
    await Promise.all([own.stop(), next().then((status) => assert.equal(status, Status.NOT_SERVING))]);
    assert.ok((await news.next()).done);
    assert.ok(performance.now() - began < 5_000, "nobody had to be cut off");
    ready = true;
  },
);

test("watching an unknown name says so and goes on", async () => {
  const leave = new AbortController();
  for await (const { status } of health.watch({ service: "nobody" }, { signal: leave.signal })) {
    assert.equal(status, Status.SERVICE_UNKNOWN);
    break;
  }
  leave.abort();
});

interface Answer {
  case: string;
  value: {
    service: { name: string }[];
    fileDescriptorProto: Uint8Array[];
    errorCode: number;
  };
}

for (const Reflection of [ServerReflection, OlderReflection]) {
  const client = createClient(Reflection, stranger);
  const ask = async (...questions: { case: string; value: string }[]) => {
    async function* requests() {
      for (const messageRequest of questions) yield { messageRequest: messageRequest as never };
    }
    const answers = client.serverReflectionInfo(requests()) as AsyncIterable<{ messageResponse: Answer }>;
    return Array.fromAsync(answers, ({ messageResponse }) => messageResponse);
  };

  test(`${Reflection.typeName} lists the contracts and hands out their files`, async () => {
    const [list, file, symbol, unknown] = await ask(
      { case: "listServices", value: "" },
      { case: "fileByFilename", value: ReceiptService.file.proto.name },
      { case: "fileContainingSymbol", value: `${NAME}.GetReceiptFile` },
      { case: "fileContainingSymbol", value: "other.v1.Nothing" },
    );
    const names = list!.value.service.map(({ name }) => name);
    assert.deepEqual(names.toSorted(), [
      NAME,
      "grpc.health.v1.Health",
      "grpc.reflection.v1.ServerReflection",
      "grpc.reflection.v1alpha.ServerReflection",
    ]);
    for (const answer of [file!, symbol!]) {
      const [bytes] = answer.value.fileDescriptorProto;
      const proto = fromBinary(FileDescriptorProtoSchema, bytes!);
      assert.deepEqual([proto.package, proto.service[0]!.name], ["foyer.receipt.v1", "ReceiptService"]);
    }
    assert.deepEqual([unknown!.case, unknown!.value.errorCode], ["errorResponse", Code.NotFound]);
  });
}
