import { z } from "zod";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;
/** Shared schemas, by their id. */
type Schemas = Record<string, Json>;

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
  const schemas: Record<string, Json> = { Problem: schemaOf(Problem, "output", {}) };
  const paths: Record<string, Json> = {};
  for (const { name, routes } of services) {
    for (const entry of routes) {
      const path = entry.path.replaceAll(/:(\w+)/g, "{$1}");
      (paths[path] ??= {})[entry.method.toLowerCase()] = operation(name, entry, schemas);
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
      schemas: Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => a.localeCompare(b))),
      responses: {
        Problem: {
          description: "What went wrong",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
    },
  };
}

function operation(service: string, entry: Route, schemas: Schemas): Json {
  const parameters = [
    ...parametersOf(entry.params, "path", schemas),
    ...parametersOf(entry.query, "query", schemas),
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
    ...(entry.body || entry.raw_body_limit !== undefined ? { requestBody: requestBody(entry, schemas) } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(entry.replies).map(([status, reply]) => [status, response(reply, schemas)]),
      ),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function requestBody(entry: Route, schemas: Schemas): Json {
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
    content: { "application/json": { schema: schemaOf(strict(entry.body), "input", schemas) } },
  };
}

const strict = (schema: z.ZodType) => (schema instanceof z.ZodObject ? schema.strict() : schema);

function response(reply: z.ZodType | null | string, schemas: Schemas): Json {
  if (reply === null) return { description: "Done" };
  if (typeof reply === "string") return { description: "Done", content: { [reply]: {} } };
  return {
    description: "Done",
    content: { "application/json": { schema: schemaOf(reply, "output", schemas) } },
  };
}

function parametersOf(schema: z.ZodObject | undefined, where: "path" | "query", schemas: Schemas): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input", schemas) as {
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

/**
 * A schema as JSON. Those with an id of their own (`.meta({ id })`) stand once in the document, under that name.
 * @throws when two that differ have the same id
 */
function schemaOf(schema: z.ZodType, io: "input" | "output", schemas: Schemas): Json {
  const options = { io, unrepresentable: "any", target: "draft-2020-12" } as const;
  // Within another one it is a reference already.
  const { properties, $defs } = z.toJSONSchema(z.object({ it: schema }), options);
  for (const [id, definition] of Object.entries(($defs ?? {}) as Schemas)) {
    const { id: _id, ...named } = toComponents(definition);
    if (JSON.stringify((schemas[id] ??= named)) !== JSON.stringify(named))
      throw new Error(`two schemas of the API are called ${id}`);
  }
  return toComponents(properties!["it"] as Json);
}

const toComponents = (json: Json): Json =>
  JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
