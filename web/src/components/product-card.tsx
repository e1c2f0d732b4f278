import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { nextTimesQuery } from "../api/products.ts";
import type { Product } from "../api/types.ts";
import { toProduct } from "../lib/links.ts";
import { pictureOf, widthsOf } from "../lib/pictures.ts";
import { useFormat } from "../lib/use-format.ts";
import { categoryWords } from "../lib/words.ts";
import { Art } from "../ui/art.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { Piece, Tear } from "../ui/tear.tsx";
import { FromPrice } from "./price.tsx";

/** From here on it is worth saying how many are left. */
const FEW = 5;

/** A thing or a service of the programme as a tear. */
export function ProductCard({ product }: { product: Product }) {
  const { i18n } = useLingui();
  const service = product.type === "service";
  const stock = product.variants.reduce((sum, variant) => sum + (variant.stock ?? 0), 0);
  return (
    <Tear as="li" side className="item">
      <Piece className="main">
        <Art
          src={pictureOf(product.image_url)}
          srcSet={widthsOf(product.image)}
          sizes="(min-width: 48rem) 28rem, 100vw"
          lazy
        />
        <div className="txt">
          <h3 className="title">
            <Link {...toProduct(product.slug)}>{product.name}</Link>
          </h3>
          {product.category && (
            <p className="kind">{categoryWords(product.category, (message) => i18n._(message))}</p>
          )}
          <p className="meta n">
            {product.duration_minutes !== undefined && (
              <span>
                <Plural value={product.duration_minutes} one="# minute" other="# minutes" />
              </span>
            )}
            <span>
              {product.venue.name}, {product.venue.city}
            </span>
          </p>
        </div>
      </Piece>
      <Piece stub>
        <FromPrice
          amount={product.from_price_amount}
          currency={product.from_price_currency}
          gone={!service && stock === 0}
          only={product.variants.every(({ price_amount }) => price_amount === product.from_price_amount)}
        />
        {service ? <NextFree service={product} /> : <Stock count={stock} />}
        <Link {...toProduct(product.slug)} className={buttonStyle({}, "z-1")}>
          {service ? <Trans>Choose a time</Trans> : <Trans>Choose</Trans>}
        </Link>
      </Piece>
    </Tear>
  );
}

/** The next free time, before any click. */
function NextFree({ service }: { service: Product }) {
  const format = useFormat();
  const { data } = useQuery(nextTimesQuery(service.id));
  const [next] = data ?? [];
  if (!data) return null;
  if (!next) {
    return (
      <StateMark shape="gone">
        <Trans>Nothing free in the next weeks</Trans>
      </StateMark>
    );
  }
  const zone = service.time_zone;
  const at = `${format.dayAndTime(next.start_time, zone)} ${format.zone(next.start_time, zone)}`;
  return (
    <StateMark shape="on" className="n">
      <Trans>Next free {at}</Trans>
    </StateMark>
  );
}

function Stock({ count }: { count: number }) {
  if (count === 0) {
    return (
      <StateMark shape="gone">
        <Trans>Sold out</Trans>
      </StateMark>
    );
  }
  return (
    <StateMark shape={count <= FEW ? "few" : "on"}>
      {count <= FEW ? <Plural value={count} one="# left" other="# left" /> : <Trans>In stock</Trans>}
    </StateMark>
  );
}
