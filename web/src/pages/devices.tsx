import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { devicesQuery, signOutDevice } from "../api/devices.ts";
import { queryClient } from "../api/query-client.ts";
import { accessToken, signOut, signOutEverywhere, useSession } from "../api/session.ts";
import type { Device } from "../api/types.ts";
import { AccountFrame } from "../components/account-frame.tsx";
import { ChangePassword } from "../components/change-password.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { ownZone } from "../lib/dates.ts";
import { deviceName } from "../lib/device-name.ts";
import { toSignIn } from "../lib/links.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { toast } from "../ui/toast.tsx";

export async function loadDevices(): Promise<void> {
  if (await accessToken())
    await queryClient.ensureInfiniteQueryData({ ...devicesQuery, revalidateIfStale: true });
}

export function DevicesPage() {
  const { t } = useLingui();
  const session = useSession();
  return (
    <AccountFrame title={t`Security`} back="/account/devices">
      <Devices />
      {session.kind === "member" && <ChangePassword email={session.user.email} />}
    </AccountFrame>
  );
}

/** Where this person is signed in: this device first, then the newest. */
function Devices() {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(devicesQuery);
  const all = data.pages.flatMap((page) => page.items);
  const devices = [...all.filter(({ current }) => current), ...all.filter(({ current }) => !current)];
  return (
    <section className="stack" aria-labelledby="devices">
      <h2 id="devices" className="title">
        <Trans>Where you are signed in</Trans>
      </h2>
      <p className="q">
        <Trans>Something here that you do not know? Sign it out, then set a new password.</Trans>
      </p>
      <ul className="grid gap-3">
        {devices.map((device) => (
          <Entry key={device.id} device={device} />
        ))}
      </ul>
      {hasNextPage && (
        <p>
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
      <Everywhere />
    </section>
  );
}

function Entry({ device }: { device: Device }) {
  const { t } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const { program, system } = deviceName(device.user_agent);
  const name =
    program && system ? t`${program} on ${system}` : (program ?? system ?? t`A device that says no name`);
  const end = useMutation({
    mutationFn: () => (device.current ? signOut() : signOutDevice(device.id)),
    onSuccess: async () => {
      if (!device.current) await client.invalidateQueries(devicesQuery);
      toast(t`${name} is signed out`);
    },
  });
  const zone = ownZone();
  return (
    <li className="sheet stack gap-3">
      <div className="entry">
        <div>
          <p className="b">{name}</p>
          <p className="small q n">
            <Trans>
              Last used {format.stamp(device.last_used_at, zone)}, signed in since{" "}
              {format.stamp(device.created_at, zone)}
            </Trans>
          </p>
        </div>
        <p className="row gap-3">
          {device.current && (
            <StateMark shape="on">
              <Trans>This device</Trans>
            </StateMark>
          )}
          <Button
            size="small"
            aria-label={t`Sign out ${name}`}
            isPending={end.isPending}
            onPress={() => end.mutate()}
          >
            <Trans>Sign out</Trans>
          </Button>
        </p>
      </div>
      {end.error && <ProblemNote error={end.error} />}
    </li>
  );
}

function Everywhere() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: async () => {
      toast(t`You are signed out everywhere`);
      await navigate(toSignIn());
    },
  });
  return (
    <>
      <p>
        <Button onPress={() => setAsking(true)}>
          <Trans>Sign out everywhere</Trans>
        </Button>
      </p>
      <Dialog
        title={t`Sign out everywhere?`}
        open={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
      >
        <p className="q">
          <Trans>All devices are signed out at once, this one too. Tickets in your mail stay good.</Trans>
        </p>
        {end.error && <ProblemNote error={end.error} />}
        <p className="row gap-2">
          <Button kind="bad" isPending={end.isPending} onPress={() => end.mutate()}>
            <Trans>Sign out everywhere</Trans>
          </Button>
          <Button onPress={() => setAsking(false)}>
            <Trans>Stay signed in</Trans>
          </Button>
        </p>
      </Dialog>
    </>
  );
}
