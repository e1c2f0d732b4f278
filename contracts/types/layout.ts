import { z } from "zod";

/** A map's unit: seats of one row are about 26 apart, whatever the house is really like. */
export const PITCH = 26;
/** The largest that is taken as JSON: sixty thousand places are about eight megabytes. */
export const LAYOUT_BYTES = 12_000_000;

const Key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .describe("short name inside the layout");
const Name = z.string().trim().min(1).max(100);
const Label = z.string().trim().min(1).max(20);
const Coordinate = z.number().min(-1e6).max(1e6);

const Section = z.strictObject({ key: Key, name: Name, zone_key: Key });
const Zone = z
  .strictObject({
    key: Key,
    name: Name,
    kind: z.enum(["SEATED", "STANDING"]),
    color: z
      .string()
      .regex(/^#[0-9a-f]{6}$/)
      .describe("#rrggbb; the map keeps the hue and makes it readable"),
    /** How many people a standing zone takes; a seated one has its places instead. */
    capacity: z.int().min(1).max(1_000_000).optional(),
  })
  .refine((zone) => (zone.kind === "STANDING") === (zone.capacity !== undefined), {
    path: ["capacity"],
    error: "a standing zone has a capacity, a seated one has places",
  });
const LayoutPlace = z.strictObject({
  section_key: Key,
  zone_key: Key,
  row: Label,
  label: Label,
  x: Coordinate,
  y: Coordinate,
  kind: z.enum(["SEAT", "ACCESSIBLE", "COMPANION"]),
});
const Shape = z.strictObject({
  kind: z.enum(["STAGE", "AREA", "LINE"]),
  points: z
    .array(z.tuple([Coordinate, Coordinate]))
    .min(2)
    .max(200),
  /** AREA: the standing zone that is drawn here. */
  zone_key: Key.optional(),
  label: Name.optional(),
});

const LayoutShape = z.strictObject({
  sections: z.array(Section).max(500),
  zones: z.array(Zone).min(1).max(50),
  places: z.array(LayoutPlace).max(60_000),
  /** What is drawn besides places: the stage, standing areas, lines. */
  shapes: z.array(Shape).max(200).optional(),
});

/**
 * The plan of a venue: zones (what has a price), sections (what has a name on the door), places.
 * Keys are unique among sections and among zones, references exist, a label is unique within its section and
 * row, a seated zone has places, a companion's place has an accessible one in its section.
 */
export const Layout = LayoutShape.superRefine(checkReferences);
export type Layout = z.output<typeof LayoutShape>;
export type LayoutPlace = z.output<typeof LayoutPlace>;
export type LayoutZone = z.output<typeof Zone>;

type Report = (path: (string | number)[], message: string) => void;

/** Reports at most this many problems: a file with 60,000 wrong rows needs one sentence, not 60,000. */
const MAX_PROBLEMS = 20;

function checkReferences(layout: Layout, ctx: z.core.$RefinementCtx<Layout>): void {
  let problems = 0;
  const report: Report = (path, message) => {
    if (problems++ < MAX_PROBLEMS) ctx.addIssue({ code: "custom", path, message, input: layout });
  };
  const zones = new Map(layout.zones.map((zone) => [zone.key, zone]));
  const sections = new Set(layout.sections.map((section) => section.key));
  reportDoubles(layout.zones, "zones", report);
  reportDoubles(layout.sections, "sections", report);
  layout.sections.forEach((section, index) => {
    if (!zones.has(section.zone_key)) report(["sections", index, "zone_key"], "unknown zone");
  });
  layout.shapes?.forEach((shape, index) => {
    if (shape.zone_key !== undefined && zones.get(shape.zone_key)?.kind !== "STANDING") {
      report(["shapes", index, "zone_key"], "not a standing zone");
    }
  });
  const seated = new Set(layout.places.map((place) => place.zone_key));
  layout.zones.forEach((zone, index) => {
    if (zone.kind === "SEATED" && !seated.has(zone.key)) report(["zones", index], "a seated zone has places");
  });
  const accessible = new Set<string>();
  for (const place of layout.places) if (place.kind === "ACCESSIBLE") accessible.add(place.section_key);
  const labels = new Set<string>();
  layout.places.forEach((place, index) => {
    if (zones.get(place.zone_key)?.kind !== "SEATED")
      report(["places", index, "zone_key"], "not a seated zone");
    if (!sections.has(place.section_key)) report(["places", index, "section_key"], "unknown section");
    const label = JSON.stringify([place.section_key, place.row, place.label]);
    if (labels.has(label)) report(["places", index, "label"], "label is taken in this row");
    labels.add(label);
    if (place.kind === "COMPANION" && !accessible.has(place.section_key))
      report(["places", index, "kind"], "a companion's place needs an accessible one in its section");
  });
}

function reportDoubles(items: readonly { key: string }[], name: "zones" | "sections", report: Report): void {
  const seen = new Set<string>();
  items.forEach(({ key }, index) => {
    if (seen.has(key)) report([name, index, "key"], "key is taken");
    seen.add(key);
  });
}
