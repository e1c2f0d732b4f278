import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { toBrowse } from "../lib/links.ts";
import { Icon } from "../ui/icon.tsx";
import type { FilterWords } from "./use-filter-words.ts";

/** What is filtered by; each goes away with a click. */
export function FilterChips({ filters }: { filters: FilterWords[] }) {
  const { t } = useLingui();
  if (filters.length === 0) return null;
  return (
    <ul className="row gap-1.5 pb-3" aria-label={t`Chosen filters`}>
      {filters.map(({ label, without }) => (
        <li key={label}>
          <Link
            {...toBrowse(without)}
            className="chip"
            aria-label={t`Without ${label}`}
            replace
            resetScroll={false}
            activeOptions={{ exact: true }}
          >
            {label} <Icon name="cross" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
