import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { siteQuery } from "../api/site.ts";
import { useOnline } from "../lib/online.ts";
import { Icon } from "../ui/icon.tsx";

/** First thing for the keyboard on every page. */
export function SkipLink() {
  return (
    <a className="skip" href="#main">
      <Trans>Skip to content</Trans>
    </a>
  );
}

/** The sandbox is in place of the bank: nobody may take this for real. */
export function TestStrip() {
  const { data } = useQuery(siteQuery);
  if (!data?.test_mode) return null;
  return (
    <p className="test" role="note">
      <Trans>Test mode. No money moves, no card is charged.</Trans>{" "}
      {data.sandbox_url && (
        <a href={data.sandbox_url} target="_blank" rel="noreferrer">
          <Trans>See the mails and payments</Trans>
        </a>
      )}
    </p>
  );
}

export function OfflineBanner() {
  if (useOnline()) return null;
  return (
    <div className="page pt-3">
      <div className="offline" role="status">
        <Icon name="off" />
        <span>
          <Trans>
            <b>No network.</b> You are reading what we knew before. Buying waits until you are back.
          </Trans>
        </span>
      </div>
    </div>
  );
}
