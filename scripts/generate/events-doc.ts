import { z } from "zod";
import type { EventType } from "../../contracts/types/event.ts";

const output = "docs/events.md";

const head = `# Events

Generated from \`contracts/events/\` and the services' manifests by \`npm run generate\`; not edited by hand.

Every event is a CloudEvent 1.0: \`id\`, \`source\` (\`foyer/booking\`), \`type\`, \`subject\` (the ordering key),
\`time\`, \`data\`, with \`dataversion\`, \`correlationid\`, \`traceparent\`. It is written in the transaction of what it
tells and delivered at least once; a consumer does it once. Data holds ids and state, never personal data or
secrets. How to [add one](how-to/add-an-event.md), how to [consume one](how-to/add-a-consumer.md).
`;

interface Shape {
  type?: string | string[];
  enum?: unknown[];
  anyOf?: Shape[];
  items?: Shape;
  properties?: Record<string, Shape>;
  format?: string;
  $ref?: string;
  $defs?: Record<string, Shape>;
  pattern?: string;
}

/** What each event says, who emits it, and who acts on it. */
export async function generateEventsDoc(): Promise<Map<string, string>> {
  // Loaded here, so that the RPC code is generated before services import it.
  const { PRODUCERS } = await import("../../contracts/events/producers.ts");
  const { system } = await import("../../system.ts");
  const { RIGHTS_EVENTS } = await import("../../platform/work.ts");
  const consumers = new Map<EventType, string[]>();
  const add = (type: EventType, who: string) => consumers.set(type, [...(consumers.get(type) ?? []), who]);
  for (const { name, load } of system) {
    const { events = [], watches = [] } = await load();
    for (const { type } of events) add(type, `[${name}](../services/${name}/events)`);
    for (const type of new Set(watches.map((watcher) => watcher.type))) add(type, `${name} (broadcast)`);
  }
  for (const type of RIGHTS_EVENTS) add(type, "every service, which then asks for rights anew (broadcast)");

  const producers = Object.entries(PRODUCERS).filter(([, types]) => types.length > 0);
  const overview = producers.flatMap(([producer, types]) =>
    types.map((type) => `| [\`${type.type}\`](#${anchorOf(type)}) | ${producer} | ${type.meaning} |`),
  );
  const chapters = producers.map(([producer, types]) =>
    [`## ${producer}`, ...types.map((type) => chapter(type, types, consumers.get(type) ?? []))].join("\n\n"),
  );
  const text = [head, ["| Type | Emitted by | Meaning |", "| --- | --- | --- |", ...overview].join("\n")];
  return new Map([[output, `${[...text, ...chapters].join("\n\n").replaceAll("\n\n\n", "\n\n")}\n`]]);
}

function chapter(type: EventType, siblings: readonly EventType[], consumers: string[]): string {
  const same = siblings.find(({ data }) => data === type.data)!;
  const { properties = {}, $defs = {} } = z.toJSONSchema(type.data, { unrepresentable: "any" }) as Shape;
  const fields = Object.entries(properties).map(
    ([name, shape]) =>
      `| \`${name}\`${name === type.subject ? " (subject)" : ""} | ${wordsFor(shape, $defs)} |`,
  );
  return [
    `### ${type.type}`,
    `Version ${type.version}. ${type.meaning}`,
    `Consumed by: ${consumers.length > 0 ? consumers.join(", ") : "nobody yet"}.`,
    same === type
      ? ["| Field | |", "| --- | --- |", ...fields].join("\n")
      : `Fields as in [\`${same.type}\`](#${anchorOf(same)}).`,
  ].join("\n\n");
}

/** One line for a field's shape. */
function wordsFor(shape: Shape, named: Record<string, Shape>): string {
  const words = (inner: Shape): string => wordsFor(inner, named);
  if (shape.$ref) return words(named[shape.$ref.split("/").at(-1)!]!);
  if (shape.enum) return shape.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (shape.anyOf) return shape.anyOf.map(words).join(" or ");
  if (shape.type === "array") return `list of ${words(shape.items ?? {})}`;
  if (shape.type === "object" && shape.properties)
    return `{${Object.entries(shape.properties)
      .map(([name, inner]) => `${name}: ${words(inner)}`)
      .join(", ")}}`;
  if (shape.format) return shape.format;
  return [shape.type ?? "any"].flat().join(" or ");
}

const anchorOf = ({ type }: EventType) => type.replaceAll(".", "");
