import { useLingui } from "@lingui/react/macro";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { newerBuild } from "../lib/offline-shell.ts";
import { useStore } from "../lib/store.ts";
import { toast } from "../ui/toast.tsx";

/** Where nobody is disturbed: paying, and letting people in. */
const AT_WORK = /^\/(checkout|door)(\/|$)/;
let told = false;

/** A newer build is told once, between tasks, and comes with the next page: what is open goes on as it is. */
export function useNewerBuild(): void {
  const { t } = useLingui();
  const router = useRouter();
  const newer = useStore(newerBuild);
  useEffect(() => {
    if (!newer) return;
    const tell = (pathname: string) => {
      if (told || AT_WORK.test(pathname)) return;
      told = true;
      toast(t`There is a newer version of these pages. It comes with the next one you open.`);
    };
    tell(location.pathname);
    return router.subscribe("onBeforeNavigate", ({ fromLocation, toLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return;
      if (AT_WORK.test(fromLocation.pathname)) tell(toLocation.pathname);
      else location.assign(toLocation.href);
    });
  }, [newer, router, t]);
}
