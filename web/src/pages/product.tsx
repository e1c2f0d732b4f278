import "./event.css";
import "./seats.css";
import "./product.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useBasket } from "../api/basket.ts";
import { productQuery } from "../api/products.ts";
import { queryClient } from "../api/query-client.ts";
import type { Booking, Product } from "../api/types.ts";
import { ExpiredDialog } from "../components/expired-dialog.tsx";
import { GoodsPanel } from "../components/goods-panel.tsx";
import { HeldBar } from "../components/held-bar.tsx";
import { Main } from "../components/main.tsx";
import { SlotFoot } from "../components/slot-foot.tsx";
import { SlotPicker } from "../components/slot-picker.tsx";
import { StaffChoice } from "../components/staff-choice.tsx";
import { useSlotChoice } from "../components/use-slot-choice.ts";
import { toShelf } from "../lib/links.ts";
import { pictureOf } from "../lib/pictures.ts";
import { useFormat } from "../lib/use-format.ts";
import { Art } from "../ui/art.tsx";
import { Icon } from "../ui/icon.tsx";

const route = getRouteApi("/framed/products/$slug");

export async function loadProduct(slug: string): Promise<void> {
  await queryClient.ensureQueryData(productQuery(slug));
}

/** Goods with their variants, or a service with its times. */
export function ProductPage() {
  const { slug } = route.useParams();
  const { data: product } = useSuspenseQuery(productQuery(slug));
  const basket = useBasket();
  const Page = product.type === "service" ? ServicePage : GoodsPage;
  return (
    <>
      <Page key={product.id} product={product} basket={basket} />
      {basket && <ExpiredDialog booking={basket} onAgain={() => undefined} onLetGo={() => undefined} />}
    </>
  );
}

interface PageProps {
  product: Product;
  basket: Booking | undefined;
}

function GoodsPage({ product, basket }: PageProps) {
  return (
    <>
      <Main title={product.name} className="page">
        <Crumb />
        <div className="event">
          <div className="poster">
            <Art src={pictureOf(product.image_url, true)} />
          </div>
          <header className="event-head">
            <h1 className="show">{product.name}</h1>
            {product.description && <p className="lead">{product.description}</p>}
          </header>
          <GoodsPanel product={product} basket={basket} />
          <div className="event-body">
            <section aria-labelledby="place">
              <h2 id="place" className="head">
                {product.venue.name}
              </h2>
              <p className="q">{product.venue.city}</p>
            </section>
          </div>
        </div>
      </Main>
      <div className="sticky bottom-0 z-20">
        <HeldBar basket={basket} />
      </div>
    </>
  );
}

function ServicePage({ product, basket }: PageProps) {
  const { t } = useLingui();
  const { money } = useFormat();
  const choice = useSlotChoice(product);
  const minutes = product.duration_minutes ?? 0;
  return (
    <>
      <Main title={product.name} className="page">
        <Crumb />
        <div className="slots">
          <section className="svc" aria-label={t`Service`}>
            <Art src={pictureOf(product.image_url)} />
            <h1 className="head">{product.name}</h1>
            <p className="q">
              {product.description} <Plural value={minutes} one="# minute." other="# minutes." />
            </p>
            <p className="row between">
              <span className="price n">{money(product.from_price_amount, product.price_currency)}</span>
              <span className="small q">
                {product.venue.name}, {product.venue.city}
              </span>
            </p>
            {product.providers.length > 0 && <StaffChoice service={product} choice={choice} />}
          </section>
          <SlotPicker service={product} choice={choice} />
        </div>
      </Main>
      <SlotFoot service={product} choice={choice} basket={basket} />
    </>
  );
}

function Crumb() {
  return (
    <p className="crumb">
      <Link {...toShelf()}>
        <Icon name="left" />
        <Trans>Goods and appointments</Trans>
      </Link>
    </p>
  );
}
