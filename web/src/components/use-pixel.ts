import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { siteQuery } from "../api/site.ts";
import type { Booking } from "../api/types.ts";
import { consent } from "../lib/consent.ts";
import { useStore } from "../lib/store.ts";

/** The house's pixel, and what was answered about it; undefined where there is none to ask about. */
export function usePixel() {
  const { data } = useQuery(siteQuery);
  const answer = useStore(consent);
  const id = data?.tiktok_pixel_id;
  return id ? { id, answer } : undefined;
}

/** Pages that anybody may see: no link's secret, no card and nobody's account is near. */
const OPEN = /^\/($|events\/|products\/)/;

/** Loads the pixel on an open page, once somebody has agreed. */
export function useLoadedPixel(): void {
  const pixel = usePixel();
  const open = useLocation({ select: ({ pathname }) => OPEN.test(pathname) });
  const id = pixel?.answer === "yes" && open ? pixel.id : undefined;
  useEffect(() => {
    if (id) void import("../api/pixel.ts").then(({ loadPixel }) => loadPixel(id));
  }, [id]);
}

/** Tells of a purchase that has just been paid, if somebody has agreed. */
export function usePurchaseTold(booking: Booking, fresh: boolean): void {
  const pixel = usePixel();
  const id = pixel?.answer === "yes" && fresh ? pixel.id : undefined;
  useEffect(() => {
    if (id) void import("../api/pixel.ts").then(({ tellPurchase }) => tellPurchase(id, booking));
  }, [id, booking]);
}
