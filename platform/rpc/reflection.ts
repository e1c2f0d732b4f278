import { type DescFile, type DescService, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { Code, type ConnectRouter } from "@connectrpc/connect";
import { ServerReflection } from "../../contracts/gen/grpc/reflection/v1/reflection_pb.ts";
import { ServerReflection as OlderReflection } from "../../contracts/gen/grpc/reflection/v1alpha/reflection_pb.ts";

type Question = { case?: string | undefined; value?: unknown };

/**
 * gRPC's standard reflection, under both of its names: tells tools the contracts of a port. They are public,
 * so strangers may ask.
 * @param contracts the services of this port
 * @param further files whose messages travel inside others, such as the details of errors
 */
export function serveReflection(router: ConnectRouter, contracts: DescService[], further: DescFile[]): void {
  const services = [...contracts, ServerReflection, OlderReflection];
  const files = withImports([...services.map(({ file }) => file), ...further]);

  function answerTo({ case: kind, value }: Question) {
    switch (kind) {
      case "listServices":
        return {
          case: "listServicesResponse" as const,
          value: { service: services.map(({ typeName }) => ({ name: typeName })) },
        };
      case "fileByFilename":
        return fileAnswer(files.find((file) => nameOf(file) === value));
      case "fileContainingSymbol":
        return fileAnswer(files.find((file) => symbolsOf(file).has(String(value))));
      case "allExtensionNumbersOfType":
      case "fileContainingExtension":
        return refusal(Code.NotFound, "no contract here has extensions");
      default:
        return refusal(Code.InvalidArgument, "no question");
    }
  }

  router.service(ServerReflection, {
    async *serverReflectionInfo(requests) {
      for await (const request of requests)
        yield { originalRequest: request, messageResponse: answerTo(request.messageRequest) };
    },
  });
  router.service(OlderReflection, {
    async *serverReflectionInfo(requests) {
      for await (const request of requests)
        yield { originalRequest: request, messageResponse: answerTo(request.messageRequest) };
    },
  });
}

function fileAnswer(file: DescFile | undefined) {
  if (!file) return refusal(Code.NotFound, "no such file or symbol here");
  const bytes = withImports([file]).map(({ proto }) => toBinary(FileDescriptorProtoSchema, proto));
  return { case: "fileDescriptorResponse" as const, value: { fileDescriptorProto: bytes } };
}

const refusal = (errorCode: Code, errorMessage: string) => ({
  case: "errorResponse" as const,
  value: { errorCode, errorMessage },
});

/** The files themselves first, then everything that they import, each once. */
function withImports(files: DescFile[]): DescFile[] {
  const found = new Map<string, DescFile>();
  const add = (file: DescFile) => {
    if (found.has(file.name)) return;
    found.set(file.name, file);
    file.dependencies.forEach(add);
  };
  files.forEach(add);
  return [...found.values()];
}

// Descriptors leave the ending out of their own name, and only there.
const nameOf = (file: DescFile) => file.proto.name;

/** Full names of everything a file declares: services, methods, messages, enums, fields, values. */
function symbolsOf(file: DescFile): Set<string> {
  const names = new Set<string>();
  for (const { typeName, methods } of file.services)
    for (const name of [typeName, ...methods.map((method) => `${typeName}.${method.name}`)]) names.add(name);
  for (const { typeName } of file.enums) names.add(typeName);
  const messages = [...file.messages];
  for (const message of messages) {
    names.add(message.typeName);
    for (const field of message.fields) names.add(`${message.typeName}.${field.name}`);
    for (const { typeName } of message.nestedEnums) names.add(typeName);
    messages.push(...message.nestedMessages);
  }
  return names;
}
