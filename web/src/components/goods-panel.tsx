import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { productQuery } from "../api/products.ts";
import type { Booking, Product, ProductVariant } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import { setGoods } from "../lib/wanted.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { Stepper } from "../ui/stepper.tsx";
import { Button } from "../ui/button.tsx";
import { Piece, Tear } from "../ui/tear.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { useBasketChange } from "./use-basket-change.ts";

/** What one more costs a person in one basket. */
const MOST = 20;
const LOW = 5;

/** Which variant, how many, what it costs: every step holds at once. */
export function GoodsPanel({ product, basket }: { product: Product; basket: Booking | undefined }) {
  const { t } = useLingui();
  const { money } = useFormat();
  const client = useQueryClient();
  const change = useBasketChange();
  const [chosen, setChosen] = useState<Record<string, string>>(() => firstInStock(product)?.options ?? {});
  const variant = variantOf(product, chosen);
  const held = heldOf(basket, variant);
  const [asked, setAsked] = useState(held);
  // What the server holds is the truth; a number ahead of it lasts only while it is being asked.
  const wanted = change.busy ? asked : held;
  const stock = variant?.stock ?? 0;
  const put = async (quantity: number) => {
    if (!variant) return;
    setAsked(quantity);
    await change.run(setGoods(product.id, variant.id, quantity));
    await client.invalidateQueries(productQuery(product.slug));
  };
  return (
    <Tear as="aside" className="event-stub float" label={t`Your choice`}>
      {optionsOf(product).length > 0 && (
        <Piece className="stack gap-4">
          {optionsOf(product).map(([name, values]) => (
            <fieldset key={name}>
              <legend className="label">{titled(name)}</legend>
              <div className="row gap-2">
                {values.map((value) => (
                  <OptionChip
                    key={value}
                    value={value}
                    gone={(variantOf(product, { ...chosen, [name]: value })?.stock ?? 0) === 0}
                    chosen={chosen[name] === value}
                    onChoose={() => setChosen({ ...chosen, [name]: value })}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </Piece>
      )}
      <Piece className="stack gap-3">
        <p className="row between">
          <span className="price n">
            {money(variant?.price_amount ?? product.from_price_amount, product.price_currency)}
          </span>
          <Stock stock={stock} held={held} />
        </p>
        {wanted === 0 || held === 0 ? (
          <Button
            kind="go"
            size="big"
            wide
            isPending={change.busy}
            reason={stock === 0 ? <Trans>Nothing is left of this one at the moment.</Trans> : undefined}
            onPress={() => void put(1)}
          >
            <Trans>Add to basket</Trans>
          </Button>
        ) : (
          <div className="row between">
            <Trans>In your basket</Trans>
            <Stepper
              label={t`${product.name}, how many?`}
              labelHidden
              value={wanted}
              min={0}
              max={Math.min(MOST, held + stock)}
              fewer={t`One fewer`}
              more={t`One more`}
              onChange={(quantity) => void put(quantity)}
            />
          </div>
        )}
        {change.error !== undefined && <ProblemNote error={change.error} />}
        <p className="why">
          <Trans>The price you see is the price you pay. Collect it at the house with your booking.</Trans>
        </p>
      </Piece>
    </Tear>
  );
}

function Stock({ stock, held }: { stock: number; held: number }) {
  if (stock === 0)
    return (
      <StateMark shape="gone">
        {held > 0 ? <Trans>You have the last ones</Trans> : <Trans>Sold out</Trans>}
      </StateMark>
    );
  return (
    <StateMark shape={stock <= LOW ? "wait" : "on"}>
      {stock <= LOW ? <Plural value={stock} one="# left" other="# left" /> : <Trans>In stock</Trans>}
    </StateMark>
  );
}

interface OptionChipProps {
  value: string;
  gone: boolean;
  chosen: boolean;
  onChoose(): void;
}

/** What is sold out stays, struck through, and can be looked at. */
function OptionChip({ value, gone, chosen, onChoose }: OptionChipProps) {
  const { t } = useLingui();
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={chosen}
      aria-label={gone ? t`${value}, sold out` : value}
      onClick={onChoose}
    >
      {gone ? <s>{value}</s> : value}
    </button>
  );
}

/** Every option with its values, in the order of the variants. */
function optionsOf({ variants }: Product): [string, string[]][] {
  const options = new Map<string, Set<string>>();
  for (const { options: own } of variants)
    for (const [name, value] of Object.entries(own))
      options.set(name, (options.get(name) ?? new Set<string>()).add(value));
  return [...options].map(([name, values]) => [name, [...values]]);
}

const firstInStock = ({ variants }: Product) => variants.find(({ stock }) => (stock ?? 0) > 0) ?? variants[0];
const variantOf = ({ variants }: Product, chosen: Record<string, string>): ProductVariant | undefined =>
  variants.find(({ options }) => Object.entries(options).every(([name, value]) => chosen[name] === value));
const heldOf = (basket: Booking | undefined, variant: ProductVariant | undefined): number =>
  basket?.status === "PENDING"
    ? basket.items
        .filter((item) => item.type === "product" && item.variant_id === variant?.id)
        .reduce((sum, { quantity }) => sum + quantity, 0)
    : 0;
const titled = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
