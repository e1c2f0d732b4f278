import type { FastifyInstance } from "fastify";
import type { Fault, FaultKind, FaultVendor } from "../store/faults.ts";
import { FAULT_KINDS, FAULT_VENDORS } from "../store/faults.ts";
import type { World } from "../world.ts";
import type { FieldError } from "./problem.ts";
import { invalid, Problem } from "./problem.ts";

const LONGEST_DELAY_MS = 10 * 60 * 1000;

/** `PUT`, `GET`, `DELETE /sandbox/faults`: the whole list is replaced, shown, emptied. */
export function faultRoutes(app: FastifyInstance, world: World): void {
  const current = () => ({ items: world.faults.list(), next_cursor: null });
  app.get("/sandbox/faults", async () => current());
  app.put("/sandbox/faults", async (request) => {
    world.faults.replace(readFaults(parseJson(request.body as Buffer | undefined)));
    return current();
  });
  app.delete("/sandbox/faults", async (_request, reply) => {
    world.faults.replace([]);
    return reply.code(204).send();
  });
}

function parseJson(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new Problem(400, "malformed_body", "The body is not JSON.");
  }
}

/** Checks a list of faults; every problem is named, nothing is taken over half. */
export function readFaults(body: unknown): Fault[] {
  if (!Array.isArray(body))
    throw invalid([{ pointer: "", code: "invalid_type", detail: "must be a list of faults" }]);
  const errors: FieldError[] = [];
  const faults = body.map((entry: unknown, index) => readFault(entry, `/${index}`, errors));
  const seen = new Set<string>();
  faults.forEach((fault, index) => {
    const name = `${fault.vendor} ${fault.kind}`;
    if (seen.has(name))
      errors.push({ pointer: `/${index}`, code: "duplicate", detail: `${name} is named twice` });
    seen.add(name);
  });
  if (errors.length > 0) throw invalid(errors);
  return faults;
}

function readFault(entry: unknown, pointer: string, errors: FieldError[]): Fault {
  const problem = (field: string, code: string, detail: string): void =>
    void errors.push({ pointer: `${pointer}${field}`, code, detail });
  const fault = { vendor: "stripe", kind: "decline", count: null, delay_ms: null } as Fault;
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    problem("", "invalid_type", "must be an object");
    return fault;
  }
  const given = entry as Record<string, unknown>;
  for (const name of Object.keys(given)) {
    if (!(name in fault)) problem(`/${name}`, "unknown_field", "is not a field of a fault");
  }
  if (FAULT_VENDORS.includes(given["vendor"] as FaultVendor)) fault.vendor = given["vendor"] as FaultVendor;
  else problem("/vendor", "invalid", `must be one of ${FAULT_VENDORS.join(", ")}`);
  if (FAULT_KINDS.includes(given["kind"] as FaultKind)) fault.kind = given["kind"] as FaultKind;
  else problem("/kind", "invalid", `must be one of ${FAULT_KINDS.join(", ")}`);
  if (fault.vendor === "smtp" && fault.kind.endsWith("_webhooks"))
    problem("/kind", "invalid", "smtp sends no webhooks");
  fault.count = readNumber(given["count"], 1, 1_000_000, (detail) =>
    problem("/count", "out_of_range", detail),
  );
  fault.delay_ms = readNumber(given["delay_ms"], 0, LONGEST_DELAY_MS, (detail) =>
    problem("/delay_ms", "out_of_range", detail),
  );
  return fault;
}

function readNumber(
  value: unknown,
  least: number,
  most: number,
  refuse: (detail: string) => void,
): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  refuse(`must be an integer from ${least} to ${most}`);
  return null;
}
