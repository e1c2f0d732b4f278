import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import type { Product } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import { Icon } from "../ui/icon.tsx";
import type { SlotChoice } from "./use-slot-choice.ts";

/** With whom: anyone or a certain one, each with the next free time. */
export function StaffChoice({ service, choice }: { service: Product; choice: SlotChoice }) {
  const { t } = useLingui();
  const name = useId();
  const format = useFormat();
  const next = (provider_id?: string) => {
    const time = choice.times.find((one) => provider_id === undefined || one.provider_id === provider_id);
    if (!choice.days) return null;
    if (!time) return <Trans>No free time this month</Trans>;
    const at = `${format.shortDay(time.start_time, service.time_zone)}, ${format.time(time.start_time, service.time_zone)}`;
    return <Trans>Next free {at}</Trans>;
  };
  const who = (id: string | undefined, label: string, mark: React.ReactNode) => (
    <label className="who" key={id ?? "anyone"}>
      <input
        type="radio"
        name={name}
        checked={choice.provider_id === id}
        onChange={() => choice.serveBy(id)}
      />
      <span className="av" aria-hidden="true">
        {mark}
      </span>
      <span>
        <b>{label}</b>
        <br />
        <span className="small q n">{next(id)}</span>
      </span>
    </label>
  );
  return (
    <fieldset className="staff">
      <legend className="label">
        <Trans>With</Trans>
      </legend>
      {service.providers.length > 1 && who(undefined, t`Anyone`, <Icon name="user" />)}
      {service.providers.map(({ id, name: label }) =>
        who(service.providers.length > 1 ? id : undefined, label, initials(label)),
      )}
    </fieldset>
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .slice(0, 2)
    .join("");
