import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useBasket } from "../api/basket.ts";
import { type Session, signOut, useSession } from "../api/session.ts";
import { LANGUAGES, speak } from "../lib/i18n.ts";
import {
  toAccount,
  toBookings,
  toBrowse,
  toCheckout,
  toDoor,
  toManage,
  toShelf,
  toSignIn,
} from "../lib/links.ts";
import { Arch } from "../ui/arch.tsx";
import { Icon } from "../ui/icon.tsx";
import { ConsentAgain, ConsentStrip } from "./consent.tsx";
import { OfflineBanner, SkipLink, TestStrip } from "./strips.tsx";
import { NotFoundPage } from "./system-pages.tsx";

/** The frame of every page that is not one task: house, ways, basket; the page; the foot. */
export function Frame({ children = <Outlet /> }: { children?: ReactNode }) {
  return (
    <>
      <TestStrip />
      <SkipLink />
      <Header />
      <OfflineBanner />
      <ConsentStrip />
      {children}
      <Footer />
    </>
  );
}

/** An address that is no page's: the ways on are the same as everywhere. */
export function LostPage() {
  return (
    <Frame>
      <NotFoundPage />
    </Frame>
  );
}

export function House() {
  const { t } = useLingui();
  return (
    <Link {...toBrowse()} className="house" aria-label={t`Foyer, to the programme`}>
      <Arch />
      Foyer
    </Link>
  );
}

/** Staff of any house; what they may do there the server decides. */
const worksHere = (session: Session) =>
  session.kind === "member" && (session.user.organizations?.length ?? 0) > 0;

function Header() {
  const { t } = useLingui();
  const session = useSession();
  const shelf = useLocation({ select: ({ search }) => search.kind === toShelf().search.kind });
  return (
    <header className="bar">
      <div className="page">
        <House />
        <nav aria-label={t`Main`}>
          <Link {...toBrowse()} activeOptions={{ exact: true, includeSearch: shelf }}>
            <Trans>Programme</Trans>
          </Link>
          <Link {...toShelf()}>
            <Trans>Shop</Trans>
          </Link>
          <Link {...toBookings()}>
            <Trans>My bookings</Trans>
          </Link>
          {worksHere(session) && (
            <>
              <Link {...toDoor()}>
                <Trans>Door</Trans>
              </Link>
              <Link {...toManage()}>
                <Trans>House</Trans>
              </Link>
            </>
          )}
        </nav>
        <div className="bar-end">
          <Account />
          <BasketLink />
        </div>
      </div>
    </header>
  );
}

function Account() {
  const session = useSession();
  if (session.kind === "member") {
    return (
      <Link {...toAccount()}>
        <Icon name="user" />
        <span className="wide max-w-40 truncate">{session.user.name ?? session.user.email}</span>
        <span className="sr">
          <Trans>, account</Trans>
        </span>
      </Link>
    );
  }
  return (
    <Link {...toSignIn()}>
      <Icon name="user" className="mid:hidden" />
      <span className="max-mid:sr-only">
        <Trans>Sign in</Trans>
      </span>
    </Link>
  );
}

function BasketLink() {
  const basket = useBasket();
  const count = basket?.items.reduce((sum, item) => sum + item.quantity, 0) ?? 0;
  if (!basket || basket.status !== "PENDING") return null;
  return (
    <Link {...toCheckout(basket.id)}>
      <Icon name="basket" />
      <span className="max-mid:sr-only">
        <Trans>Basket</Trans>
      </span>{" "}
      <span className="n">{count}</span>
    </Link>
  );
}

export function Footer() {
  const session = useSession();
  return (
    <footer className="foot">
      <div className="page">
        <Link {...toShelf()}>
          <Trans>Shop</Trans>
        </Link>
        <Link {...toBookings()}>
          <Trans>My bookings</Trans>
        </Link>
        {worksHere(session) && (
          <>
            <Link {...toDoor()}>
              <Trans>Door</Trans>
            </Link>
            <Link {...toManage()}>
              <Trans>House</Trans>
            </Link>
          </>
        )}
        {session.kind === "member" && (
          <button type="button" className="py-1 underline underline-offset-4" onClick={() => void signOut()}>
            <Trans>Sign out</Trans>
          </button>
        )}
        <ConsentAgain />
        <LanguageChoice />
        <span className="push ms-auto">
          <Trans>Runs on Foyer</Trans>
        </span>
      </div>
    </footer>
  );
}

function LanguageChoice() {
  const { i18n, t } = useLingui();
  return (
    <div role="group" aria-label={t`Language`} className="flex gap-4">
      {(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.locale === language}
          className="py-1 aria-pressed:font-semibold aria-pressed:text-ink"
          onClick={() => void speak(language, true)}
        >
          {LANGUAGES[language]}
        </button>
      ))}
    </div>
  );
}
