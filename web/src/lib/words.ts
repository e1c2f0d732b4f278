import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const categories: Record<string, MessageDescriptor> = {
  theatre: msg`Theatre`,
  family: msg`Family`,
  outdoors: msg`Outdoors`,
  festival: msg`Festival`,
  music: msg`Music`,
  concert: msg`Concert`,
  club: msg`Club night`,
  gala: msg`Gala`,
  workshop: msg`Workshop`,
  exhibition: msg`Exhibition`,
  open_day: msg`Open day`,
  community: msg`Open house`,
  arena: msg`Arena`,
  merchandise: msg`Merchandise`,
  hair: msg`Hair`,
  yoga: msg`Yoga`,
};

/** The category in the reader's language; a house's own word stays as it is. */
export function categoryWords(category: string, translate: (message: MessageDescriptor) => string): string {
  const known = categories[category.toLowerCase()];
  if (known) return translate(known);
  const words = category.replaceAll(/[_-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
