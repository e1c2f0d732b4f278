import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Booking } from "../api/types.ts";
import { toCheckout } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { HoldClock } from "./hold-clock.tsx";

interface HeldBarProps {
  basket: Booking | undefined;
  /** What is being chosen and its button; without it the basket itself, and on to paying. */
  children?: ReactNode;
}

/** Sticks to the bottom edge: what is chosen, or what is held, how long, how much, and on. */
export function HeldBar({ basket, children }: HeldBarProps) {
  const { money } = useFormat();
  const held = basket?.status === "PENDING" && basket.items.length > 0 ? basket : undefined;
  const count = held?.items.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  if (!held && !children) return null;
  return (
    <div className="stickbar">
      <div className="page basketbar heldbar">
        {children ?? (
          <span className="q">
            <Plural value={count} one="# thing in your basket" other="# things in your basket" />
          </span>
        )}
        {held && (
          <div className="sum">
            <HoldClock booking={held}>
              <span className="small q">
                <Trans>left to finish</Trans>
              </span>
            </HoldClock>
            <span className="price n">{money(held.price_amount, held.price_currency)}</span>
          </div>
        )}
        {held && (
          <Link
            {...toCheckout(held.id)}
            className={buttonStyle({ kind: children ? "plain" : "go", size: "big" })}
          >
            <Trans>Continue</Trans>
          </Link>
        )}
      </div>
    </div>
  );
}
