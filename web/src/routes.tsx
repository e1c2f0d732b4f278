import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { Frame, LostPage } from "./components/frame.tsx";
import { RootFrame } from "./components/root-frame.tsx";
import { ErrorPage, NotFoundPage, PendingPage } from "./components/system-pages.tsx";
import {
  backSearch,
  blocksSearch,
  browseSearch,
  checkoutSearch,
  doorSearch,
  houseSearch,
  manageSearch,
  returnSearch,
  seatsSearch,
} from "./lib/searches.ts";
import { toShelf } from "./lib/links.ts";
import { leftFor, markPaid } from "./lib/paid-mark.ts";

// Every address of the web app. A page and its loader are one file, fetched when somebody goes there.

const root = createRootRoute({ component: RootFrame, notFoundComponent: LostPage });
const framed = createRoute({ getParentRoute: () => root, id: "framed", component: Frame });

const browse = createRoute({
  getParentRoute: () => framed,
  path: "/",
  validateSearch: browseSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => (await import("./pages/browse.tsx")).loadBrowse(deps),
  component: lazyRouteComponent(() => import("./pages/browse.tsx"), "BrowsePage"),
});

const event = createRoute({
  getParentRoute: () => framed,
  path: "/events/$slug",
  loader: async ({ params }) => (await import("./pages/event.tsx")).loadEvent(params.slug),
  component: lazyRouteComponent(() => import("./pages/event.tsx"), "EventPage"),
});

const seats = createRoute({
  getParentRoute: () => framed,
  path: "/events/$slug/seats",
  validateSearch: seatsSearch,
  loaderDeps: ({ search }) => ({ performance: search.performance }),
  loader: async ({ params, deps }) =>
    (await import("./pages/seats.tsx")).loadSeats(params.slug, deps.performance),
  component: lazyRouteComponent(() => import("./pages/seats.tsx"), "SeatsPage"),
});

const shelf = createRoute({
  getParentRoute: () => framed,
  path: "/shop",
  beforeLoad: () => {
    throw redirect({ ...toShelf(), replace: true });
  },
});

const product = createRoute({
  getParentRoute: () => framed,
  path: "/products/$slug",
  loader: async ({ params }) => (await import("./pages/product.tsx")).loadProduct(params.slug),
  component: lazyRouteComponent(() => import("./pages/product.tsx"), "ProductPage"),
});

const checkout = createRoute({
  getParentRoute: () => root,
  path: "/checkout/$bookingId",
  validateSearch: checkoutSearch,
  loader: async ({ params }) => (await import("./pages/checkout.tsx")).loadCheckout(params.bookingId),
  component: lazyRouteComponent(() => import("./pages/checkout.tsx"), "CheckoutPage"),
});

/** The bank sends people here with its secrets in the address; they go on to a clean one at once. */
const checkoutReturn = createRoute({
  getParentRoute: () => root,
  path: "/checkout/$bookingId/return",
  validateSearch: returnSearch,
  beforeLoad: ({ params, search }) => {
    const declined = search.redirect_status === "failed" ? "authentication" : undefined;
    const setback = search.cancelled === undefined ? declined : "left_paypal";
    if (setback)
      throw redirect({ to: "/checkout/$bookingId", params, search: { declined: setback }, replace: true });
    const payment = search.token === undefined ? undefined : leftFor(params.bookingId);
    if (payment) void import("./api/payments.ts").then(({ checkPayment }) => checkPayment(payment));
    markPaid(params.bookingId);
    throw redirect({ to: "/bookings/$bookingId", params, replace: true });
  },
});

const bookings = createRoute({
  getParentRoute: () => framed,
  path: "/bookings",
  loader: async () => (await import("./pages/bookings.tsx")).loadBookings(),
  component: lazyRouteComponent(() => import("./pages/bookings.tsx"), "BookingsPage"),
});

const booking = createRoute({
  getParentRoute: () => framed,
  path: "/bookings/$bookingId",
  loader: async ({ params }) => (await import("./pages/booking.tsx")).loadBooking(params.bookingId),
  component: lazyRouteComponent(() => import("./pages/booking.tsx"), "BookingPage"),
});

const ticket = createRoute({
  getParentRoute: () => root,
  path: "/bookings/$bookingId/tickets/$ticketId",
  loader: async ({ params }) => (await import("./pages/ticket.tsx")).loadTicket(params.bookingId),
  component: lazyRouteComponent(() => import("./pages/ticket.tsx"), "TicketPage"),
});

const signIn = createRoute({
  getParentRoute: () => framed,
  path: "/sign-in",
  validateSearch: backSearch,
  component: lazyRouteComponent(() => import("./pages/sign-in.tsx"), "SignInPage"),
});

const register = createRoute({
  getParentRoute: () => framed,
  path: "/register",
  validateSearch: backSearch,
  component: lazyRouteComponent(() => import("./pages/register.tsx"), "RegisterPage"),
});

const verifyEmail = createRoute({
  getParentRoute: () => framed,
  path: "/verify-email",
  component: lazyRouteComponent(() => import("./pages/verify-email.tsx"), "VerifyEmailPage"),
});

const resetPassword = createRoute({
  getParentRoute: () => framed,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("./pages/reset-password.tsx"), "ResetPasswordPage"),
});

const findOrder = createRoute({
  getParentRoute: () => framed,
  path: "/find-order",
  component: lazyRouteComponent(() => import("./pages/find-order.tsx"), "FindOrderPage"),
});

const invitation = createRoute({
  getParentRoute: () => framed,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./pages/invitation.tsx"), "InvitationPage"),
});

const account = createRoute({
  getParentRoute: () => framed,
  path: "/account",
  loader: async () => (await import("./pages/account.tsx")).loadAccount(),
  component: lazyRouteComponent(() => import("./pages/account.tsx"), "AccountPage"),
});

const addresses = createRoute({
  getParentRoute: () => framed,
  path: "/account/addresses",
  loader: async () => (await import("./pages/addresses.tsx")).loadAddresses(),
  component: lazyRouteComponent(() => import("./pages/addresses.tsx"), "AddressesPage"),
});

const preferences = createRoute({
  getParentRoute: () => framed,
  path: "/account/preferences",
  loader: async () => (await import("./pages/preferences.tsx")).loadPreferences(),
  component: lazyRouteComponent(() => import("./pages/preferences.tsx"), "PreferencesPage"),
});

const devices = createRoute({
  getParentRoute: () => framed,
  path: "/account/devices",
  loader: async () => (await import("./pages/devices.tsx")).loadDevices(),
  component: lazyRouteComponent(() => import("./pages/devices.tsx"), "DevicesPage"),
});

const manage = createRoute({
  getParentRoute: () => framed,
  path: "/manage",
  validateSearch: houseSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => (await import("./pages/manage.tsx")).loadManage(deps.house),
  component: lazyRouteComponent(() => import("./pages/manage.tsx"), "ManagePage"),
});

const manageEvent = createRoute({
  getParentRoute: () => framed,
  path: "/manage/events/$eventId",
  validateSearch: manageSearch,
  loader: async ({ params }) => (await import("./pages/manage-event.tsx")).loadManageEvent(params.eventId),
  component: lazyRouteComponent(() => import("./pages/manage-event.tsx"), "ManageEventPage"),
});

const manageSeats = createRoute({
  getParentRoute: () => framed,
  path: "/manage/events/$eventId/seats",
  validateSearch: blocksSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ params, deps }) =>
    (await import("./pages/manage-seats.tsx")).loadManageSeats(params.eventId, deps.performance),
  component: lazyRouteComponent(() => import("./pages/manage-seats.tsx"), "ManageSeatsPage"),
});

const manageBooking = createRoute({
  getParentRoute: () => framed,
  path: "/manage/bookings/$bookingId",
  loader: async ({ params }) =>
    (await import("./pages/manage-booking.tsx")).loadManageBooking(params.bookingId),
  component: lazyRouteComponent(() => import("./pages/manage-booking.tsx"), "ManageBookingPage"),
});

const door = createRoute({
  getParentRoute: () => root,
  path: "/door",
  validateSearch: doorSearch,
  component: lazyRouteComponent(() => import("./pages/door.tsx"), "DoorPage"),
});

const tree = root.addChildren([
  framed.addChildren([
    browse,
    event,
    seats,
    shelf,
    product,
    bookings,
    booking,
    signIn,
    register,
    verifyEmail,
    resetPassword,
    findOrder,
    invitation,
    account,
    addresses,
    preferences,
    devices,
    manage,
    manageEvent,
    manageSeats,
    manageBooking,
  ]),
  checkout,
  checkoutReturn,
  ticket,
  door,
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  // Query decides what is fresh; the router only asks.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PendingPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
