import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Place, Seating } from "../map/types.ts";
import { useFormat } from "../lib/use-format.ts";

/** Names of places in a sentence: "Stalls F 12", or several of a row in one go: "Stalls F 12, 13 and 14". */
export function usePlaceNames(seating: Seating): (places: readonly Place[]) => string {
  const { t } = useLingui();
  const { list } = useFormat();
  return useMemo(() => {
    const sections = new Map(seating.sections.map(({ id, name }) => [id, name]));
    return (places) =>
      list(
        [...Map.groupBy(places, ({ section_id, row }) => `${section_id} ${row}`).values()].map((row) => {
          const section = sections.get(row[0]!.section_id) ?? "";
          const labels = list(row.map(({ label }) => label));
          return t`${section} ${row[0]!.row} ${labels}`;
        }),
      );
  }, [seating, list, t]);
}
