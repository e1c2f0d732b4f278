export const ACCESS_KINDS = ["ACCESSIBLE", "COMPANION"] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

export interface AccessCount {
  kind: AccessKind;
  total: number;
  free: number;
}

/** Wheelchair and companion places of several performances together; a kind that none has is left out. */
export function accessOf(performances: readonly { access: AccessCount[] }[]): AccessCount[] {
  return ACCESS_KINDS.flatMap((kind) => {
    const counts = performances.flatMap(({ access }) => access.filter((count) => count.kind === kind));
    const sum = (what: "total" | "free") => counts.reduce((all, count) => all + count[what], 0);
    return counts.length > 0 ? [{ kind, total: sum("total"), free: sum("free") }] : [];
  });
}
