import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import type { Taken } from "../api/basket.ts";
import { toBookings, toCheckout } from "../lib/links.ts";
import { toast } from "../ui/toast.tsx";

/** What belongs to one person, by the first word of its key. */
const PERSONAL = new Set(
  "bookings booking tickets receipts payment ticket profile addresses preferences devices".split(" "),
);

/**
 * Where to after signing in: to the checkout of the basket that came along, else back, else to the bookings.
 * What somebody else saw in this browser is forgotten.
 */
export function useGoOn(back: string | undefined): (taken: Taken) => Promise<void> {
  const { t } = useLingui();
  const navigate = useNavigate();
  const router = useRouter();
  const client = useQueryClient();
  return async (taken) => {
    client.removeQueries({ predicate: ({ queryKey }) => PERSONAL.has(String(queryKey[0])) });
    const toPay = back?.startsWith("/checkout/") ?? false;
    if (taken.kind === "lost") toast(t`Your places could not be taken along. Please choose again.`, "warn");
    if (taken.kind === "along" && toPay) await navigate({ ...toCheckout(taken.basket.id), replace: true });
    else if (back && !toPay) router.history.replace(back);
    else await navigate({ ...toBookings(), replace: true });
  };
}
