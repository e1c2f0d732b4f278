import { useLingui } from "@lingui/react/macro";
import type { Access, BrowseSearch, Kind } from "../lib/searches.ts";
import { useFormat } from "../lib/use-format.ts";
import { categoryWords } from "../lib/words.ts";

export interface FilterWords {
  label: string;
  /** The search without it. */
  without: BrowseSearch;
}

/** What is filtered by, each in a word or two. @param currency what prices are written in */
export function useFilterWords(search: BrowseSearch, currency: string): FilterWords[] {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { q, kind, category, city, when, price, access } = search;
  const kinds: Record<Kind, string> = { event: t`Events`, service: t`Appointments`, product: t`Things` };
  const accesses: Record<Access, string> = {
    wheelchair: t`Wheelchair places free`,
    companion: t`Companion places free`,
  };
  const whens = { today: t`Today`, weekend: t`This weekend`, dates: t`The dates you chose` };
  const filters: FilterWords[] = [];
  const add = (label: string, left_out: BrowseSearch) =>
    filters.push({ label, without: { ...search, ...left_out } });
  if (q) add(`“${q}”`, { q: undefined });
  if (kind) add(format.list(kind.split(",").map((one) => kinds[one as Kind])), { kind: undefined });
  if (when) add(whens[when], { when: undefined, from: undefined, to: undefined });
  if (category)
    add(
      categoryWords(category, (message) => i18n._(message)),
      { category: undefined },
    );
  if (city) add(city, { city: undefined });
  if (access)
    add(format.list(access.split(",").map((one) => accesses[one as Access])), { access: undefined });
  if (price === 0) add(t`Free`, { price: undefined });
  else if (price !== undefined) add(t`Up to ${format.money(price, currency)}`, { price: undefined });
  return filters;
}
