import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import type { SiteConfig } from "../api/types.ts";
import { Icon } from "../ui/icon.tsx";

export type Method = "card" | "paypal";

/** The ways to pay here, in the order of the page. */
export function methodsOf(site: SiteConfig): Method[] {
  return [
    ...(site.stripe_publishable_key === "" ? [] : (["card"] as const)),
    ...(site.paypal ? (["paypal"] as const) : []),
  ];
}

interface PayMethodsProps {
  offered: Method[];
  chosen: Method;
  onChoose(method: Method): void;
  /** The form that takes a card; it keeps what was typed while another way is chosen. */
  card: ReactNode;
}

/** How to pay: a card here, or PayPal there. Where there is no choice there is nothing to choose. */
export function PayMethods({ offered, chosen, onChoose, card }: PayMethodsProps) {
  const { t } = useLingui();
  const name = useId();
  const radio = (method: Method) =>
    offered.length > 1 && (
      <input
        type="radio"
        name={name}
        value={method}
        checked={chosen === method}
        onChange={() => onChoose(method)}
      />
    );
  return (
    <fieldset className="methods">
      <legend className="sr">{t`How to pay`}</legend>
      {offered.includes("card") && (
        <>
          <label className="method">
            {radio("card")}
            <b>
              <Trans>Card</Trans>
            </b>
            <Icon name="card" />
          </label>
          <div hidden={chosen !== "card"}>{card}</div>
        </>
      )}
      {offered.includes("paypal") && (
        <label className="method">
          {radio("paypal")}
          <span>
            <b>PayPal</b>{" "}
            <span className="q small">
              <Trans>you come back here to finish</Trans>
            </span>
          </span>
        </label>
      )}
    </fieldset>
  );
}
