import { useLingui } from "@lingui/react/macro";
import { useNavigate, useRouter } from "@tanstack/react-router";
import type { Taken } from "../api/basket.ts";
import { toBookings, toCheckout } from "../lib/links.ts";
import { toast } from "../ui/toast.tsx";

/**
 * Where to after signing in: to the checkout of the basket that came along, else back, else to the bookings.
 */
export function useGoOn(back: string | undefined): (taken: Taken) => Promise<void> {
  const { t } = useLingui();
  const navigate = useNavigate();
  const router = useRouter();
  return async (taken) => {
    const toPay = back?.startsWith("/checkout/") ?? false;
    if (taken.kind === "lost") toast(t`Your places could not be taken along. Please choose again.`, "warn");
    if (taken.kind === "along" && toPay) await navigate({ ...toCheckout(taken.basket.id), replace: true });
    else if (back && !toPay) router.history.replace(back);
    else await navigate({ ...toBookings(), replace: true });
  };
}
