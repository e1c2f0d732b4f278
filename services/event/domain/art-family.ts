/** What a category is drawn as; anything else is drawn as its name decides. */
const FAMILIES = {
  theatre: "arch",
  festival: "tide",
  outdoors: "tide",
  music: "chord",
  gala: "beam",
  arena: "beam",
  family: "tile",
  workshop: "tile",
} as const;

export const artFamilyOf = (category: string) =>
  (FAMILIES as Record<string, (typeof FAMILIES)[keyof typeof FAMILIES]>)[category];
