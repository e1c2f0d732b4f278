import "./browse.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { productsQuery } from "../api/products.ts";
import { queryClient } from "../api/query-client.ts";
import type { Product } from "../api/types.ts";
import { Main } from "../components/main.tsx";
import { FromPrice } from "../components/price.tsx";
import { toProduct } from "../lib/links.ts";
import { pictureOf } from "../lib/pictures.ts";
import { categoryWords } from "../lib/words.ts";
import { Art } from "../ui/art.tsx";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { Piece, Tear } from "../ui/tear.tsx";

export async function loadShelf(): Promise<void> {
  await queryClient.ensureInfiniteQueryData(productsQuery);
}

/** What the houses sell besides places. */
export function ShelfPage() {
  const { t } = useLingui();
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(productsQuery);
  const products = data.pages.flatMap((page) => page.items);
  return (
    <Main title={t`Goods and appointments`} className="page">
      <h1 className="show py-6">
        <Trans>To take along, to look forward to</Trans>
      </h1>
      {products.length === 0 ? (
        <p className="lead q">
          <Trans>There is nothing here yet.</Trans>
        </p>
      ) : (
        <ul className="items">
          {products.map((product) => (
            <ProductCard key={product.id} product={product} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <p className="mt-6 grid justify-items-center">
          <Button onPress={() => void fetchNextPage()} isPending={isFetchingNextPage}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </Main>
  );
}

function ProductCard({ product }: { product: Product }) {
  const { i18n } = useLingui();
  const service = product.type === "service";
  const gone = !service && product.variants.every(({ stock }) => stock === 0);
  return (
    <Tear as="li" side className="item">
      <Piece className="main">
        <Art src={pictureOf(product.image_url)} lazy />
        <div className="txt">
          <h2 className="title">
            <Link {...toProduct(product.slug)}>{product.name}</Link>
          </h2>
          {product.category && (
            <p className="kind">{categoryWords(product.category, (message) => i18n._(message))}</p>
          )}
          <p className="meta">
            <span>
              {product.venue.name}, {product.venue.city}
            </span>
          </p>
        </div>
      </Piece>
      <Piece stub>
        <FromPrice amount={product.from_price_amount} currency={product.from_price_currency} gone={gone} />
        {gone && (
          <StateMark shape="gone">
            <Trans>Sold out</Trans>
          </StateMark>
        )}
        <Link {...toProduct(product.slug)} className={buttonStyle({}, "z-1")}>
          {service ? <Trans>Choose a time</Trans> : <Trans>Choose</Trans>}
        </Link>
      </Piece>
    </Tear>
  );
}
