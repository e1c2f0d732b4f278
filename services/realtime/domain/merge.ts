/** What changed on one performance since the last push; the later word on a place counts. */
export interface Changes {
  version: number;
  taken: Set<string>;
  held: Set<string>;
  freed: Set<string>;
}

export const noChanges = (): Changes => ({ version: 0, taken: new Set(), held: new Set(), freed: new Set() });

/** Adds one event's changes, in the order of the log. */
export function addChanges(
  changes: Changes,
  version: number,
  event: { taken: string[]; held: string[]; freed: string[] },
): void {
  changes.version = Math.max(changes.version, version);
  const held = new Set(event.held);
  for (const place of event.taken) {
    changes.taken.add(place);
    changes.freed.delete(place);
    if (held.has(place)) changes.held.add(place);
    else changes.held.delete(place);
  }
  for (const place of event.freed) {
    changes.freed.add(place);
    changes.taken.delete(place);
    changes.held.delete(place);
  }
}
