import { useLingui } from "@lingui/react/macro";
import { Outlet, useLocation, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { Announcer, announce } from "../ui/announcer.tsx";
import { Toasts } from "../ui/toast.tsx";
import { useNewerBuild } from "./use-newer-build.ts";

/** What is true on every page: the focus goes to the new page, its title is read, toasts and words have a place. */
export function RootFrame() {
  const { t } = useLingui();
  const router = useRouter();
  useNewerBuild();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, toLocation }) => {
        if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
        // What the server wrote into the head was about the page that was left.
        for (const element of document.head.querySelectorAll("[data-page]")) element.remove();
        const main = document.getElementById("main");
        // A page may have put it somewhere itself, such as where the reader left it.
        if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true });
        announce(document.title);
      }),
    [router],
  );
  const door = useLocation({ select: ({ pathname }) => pathname.startsWith("/door") });
  return (
    <>
      {/* The door is installed as a programme of its own. */}
      <link rel="manifest" href={door ? "/door.webmanifest" : "/foyer.webmanifest"} />
      <Outlet />
      <Announcer />
      <Toasts dismiss={t`Close this message`} />
    </>
  );
}
