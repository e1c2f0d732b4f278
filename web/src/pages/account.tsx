import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { profileQuery } from "../api/profile.ts";
import { queryClient } from "../api/query-client.ts";
import { accessToken, useSession } from "../api/session.ts";
import { AccountFrame } from "../components/account-frame.tsx";
import { GuestAccount } from "../components/guest-account.tsx";
import { OwnData } from "../components/own-data.tsx";
import { ProfileForm } from "../components/profile-form.tsx";

export async function loadAccount(): Promise<void> {
  if (await accessToken()) await queryClient.ensureQueryData({ ...profileQuery, revalidateIfStale: true });
}

/** Who somebody is to us; and for a guest, how to be more. */
export function AccountPage() {
  const { t } = useLingui();
  return (
    <AccountFrame title={t`Profile`} back="/account">
      <Profile />
    </AccountFrame>
  );
}

function Profile() {
  const session = useSession();
  const { data: profile } = useSuspenseQuery(profileQuery);
  return (
    <>
      {session.kind === "guest" && <GuestAccount profile={profile} />}
      <ProfileForm profile={profile} />
      {session.kind === "member" && <OwnData userId={profile.id} />}
    </>
  );
}
