import { Trans, useLingui } from "@lingui/react/macro";
import { decide } from "../lib/consent.ts";
import { Button } from "../ui/button.tsx";
import { useLoadedPixel, usePixel } from "./use-pixel.ts";

/** Asks, where there is something to ask about and nobody has answered yet; both answers are one click. */
export function ConsentStrip() {
  const { t } = useLingui();
  const pixel = usePixel();
  useLoadedPixel();
  if (!pixel || pixel.answer) return null;
  return (
    <section className="page pt-3" aria-label={t`Your choice about advertising`}>
      <div className="sheet row">
        <p>
          <Trans>
            May TikTok learn that you are here and what you buy? It tells us which advertisement led to you.
            Until you say yes, nothing is sent and nothing is kept of it.
          </Trans>
        </p>
        <p className="row gap-2">
          <Button onPress={() => decide("no")}>
            <Trans>No, thank you</Trans>
          </Button>
          <Button onPress={() => decide("yes")}>
            <Trans>Yes, that is fine</Trans>
          </Button>
        </p>
      </div>
    </section>
  );
}

/** In the foot of every page: whoever has answered may answer otherwise. */
export function ConsentAgain() {
  const pixel = usePixel();
  if (!pixel?.answer) return null;
  const again = () => {
    const loaded = pixel.answer === "yes";
    decide(undefined);
    document.cookie = "_ttp=; max-age=0; path=/";
    // A script that runs is only gone with its page.
    if (loaded) window.location.reload();
  };
  return (
    <button type="button" className="py-1 underline underline-offset-4" onClick={again}>
      <Trans>Advertising: choose again</Trans>
    </button>
  );
}
