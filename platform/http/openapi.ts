import { z } from "zod";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    correlation_id: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .describe("RFC 9457");

/** One OpenAPI 3.1 document out of the routes: what validates requests is what describes them. */
export function openapiDocument(services: { name: string; routes: Route[] }[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const { name, routes } of services) {
    for (const entry of routes) {
      const path = entry.path.replaceAll(/:(\w+)/g, "{$1}");
      (paths[path] ??= {})[entry.method.toLowerCase()] = operation(name, entry);
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Foyer",
      version,
      description: "Booking and ticketing: seats, appointments and goods in one basket.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: services.filter(({ routes }) => routes.length > 0).map(({ name }) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => a.localeCompare(b))),
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: { Problem: schemaOf(Problem, "output") },
      responses: {
        Problem: {
          description: "What went wrong",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
    },
  };
}

function operation(service: string, entry: Route): Json {
  const parameters = [
    ...parametersOf(entry.params, "path"),
    ...parametersOf(entry.query, "query"),
    ...(entry.idempotent
      ? [header("Idempotency-Key", true, "a value of your own; the same again gives the same answer")]
      : []),
    ...(entry.versioned
      ? [header("If-Match", false, "the ETag you have seen; missing is 428, stale is 412")]
      : []),
  ];
  const codes = [...(entry.errors ?? [])];
  return {
    operationId: operationId(entry),
    tags: [service],
    summary: entry.summary,
    ...(codes.length > 0
      ? { description: `Codes: ${codes.map((code) => `[${code}](errors/${code})`).join(", ")}.` }
      : {}),
    ...(entry.access === "public"
      ? { security: [] }
      : entry.access === "optional"
        ? { security: [{}, { bearer: [] }] }
        : { security: [{ bearer: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(entry.body || entry.raw_body_limit !== undefined ? { requestBody: requestBody(entry) } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(entry.replies).map(([status, reply]) => [status, response(reply)]),
      ),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function requestBody(entry: Route): Json {
  if (entry.raw_body_types) {
    const bytes = { schema: { type: "string", format: "binary" } };
    return {
      required: true,
      content: Object.fromEntries(entry.raw_body_types.map((type) => [type, bytes])),
    };
  }
  if (!entry.body) return { required: true, content: { "application/json": { schema: {} } } };
  return {
    required: !entry.body.safeParse({}).success,
    content: { "application/json": { schema: schemaOf(strict(entry.body), "input") } },
  };
}

const strict = (schema: z.ZodType) => (schema instanceof z.ZodObject ? schema.strict() : schema);

function response(reply: z.ZodType | null | string): Json {
  if (reply === null) return { description: "Done" };
  if (typeof reply === "string") return { description: "Done", content: { [reply]: {} } };
  return { description: "Done", content: { "application/json": { schema: schemaOf(reply, "output") } } };
}

function parametersOf(schema: z.ZodObject | undefined, where: "path" | "query"): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: property,
  }));
}

const header = (name: string, required: boolean, description: string): Json => ({
  name,
  in: "header",
  required,
  description,
  schema: { type: "string" },
});

function operationId({ method, path }: Route): string {
  const words = path
    .split("/")
    .filter(Boolean)
    .map((part) => part.replace(/^:/, "by_").replaceAll(/\W/g, "_"));
  return [method.toLowerCase(), ...words].join("_");
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    target: "draft-2020-12",
  }) as Json;
  return json;
}
