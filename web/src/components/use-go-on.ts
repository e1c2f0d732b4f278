import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import type { Booking } from "../api/types.ts";
import { toBookings, toCheckout } from "../lib/links.ts";

/**
 * Where to after signing in: to the checkout of the basket that came along, else back, else to the bookings.
 * What somebody else saw in this browser is forgotten.
 */
export function useGoOn(back: string | undefined): (basket: Booking | undefined) => Promise<void> {
  const navigate = useNavigate();
  const router = useRouter();
  const client = useQueryClient();
  return async (basket) => {
    client.removeQueries({
      predicate: ({ queryKey }) =>
        ["bookings", "booking", "profile", "tickets", "receipts"].includes(String(queryKey[0])),
    });
    if (basket && back?.startsWith("/checkout/")) await navigate({ ...toCheckout(basket.id), replace: true });
    else if (back && !back.startsWith("/checkout/")) router.history.replace(back);
    else await navigate({ ...toBookings(), replace: true });
  };
}
