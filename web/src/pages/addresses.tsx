import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { addressesQuery, deleteAddress, makeDefault } from "../api/addresses.ts";
import { queryClient } from "../api/query-client.ts";
import { accessToken } from "../api/session.ts";
import type { Address } from "../api/types.ts";
import { AccountFrame } from "../components/account-frame.tsx";
import { AddressForm } from "../components/address-form.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { toast } from "../ui/toast.tsx";

export async function loadAddresses(): Promise<void> {
  if (await accessToken()) await queryClient.ensureQueryData(addressesQuery);
}

export function AddressesPage() {
  const { t } = useLingui();
  return (
    <AccountFrame title={t`Addresses`} back="/account/addresses">
      <Addresses />
    </AccountFrame>
  );
}

function Addresses() {
  const { data: addresses } = useSuspenseQuery(addressesQuery);
  const [open, setOpen] = useState<string>();
  const close = () => setOpen(undefined);
  const first = addresses.length === 0;
  return (
    <>
      {first && open === undefined && (
        <div className="sheet empty">
          <h2 className="title">
            <Trans>No address yet</Trans>
          </h2>
          <p className="q">
            <Trans>Keep the ones you need, and nobody has to ask you again where things go.</Trans>
          </p>
          <Button kind="go" onPress={() => setOpen("new")}>
            <Trans>Add an address</Trans>
          </Button>
        </div>
      )}
      <ul className="grid gap-3">
        {addresses.map((address) => (
          <li key={address.id}>
            {open === address.id ? (
              <AddressForm address={address} first={false} onDone={close} />
            ) : (
              <Entry address={address} onChange={() => setOpen(address.id)} />
            )}
          </li>
        ))}
      </ul>
      {open === "new" && <AddressForm address={undefined} first={first} onDone={close} />}
      {!first && open !== "new" && (
        <p>
          <Button onPress={() => setOpen("new")}>
            <Icon name="plus" />
            <Trans>Add an address</Trans>
          </Button>
        </p>
      )}
    </>
  );
}

function Entry({ address, onChange }: { address: Address; onChange(): void }) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const fresh = () => client.invalidateQueries(addressesQuery);
  const choose = useMutation({ mutationFn: () => makeDefault(address), onSettled: fresh });
  const remove = useMutation({
    mutationFn: () => deleteAddress(address.id),
    onSuccess: async () => {
      await fresh();
      toast(t`The address is deleted`);
    },
  });
  const { line1 } = address;
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(address.country) ?? address.country;
  const town = [address.postal_code, address.city].filter(Boolean).join(" ");
  return (
    <section className="sheet stack gap-3" aria-label={line1}>
      <div className="entry">
        <address className="not-italic">
          {address.name && <span className="block">{address.name}</span>}
          <b className="block">{line1}</b>
          {[address.line2, town, address.region, country, address.phone]
            .filter((line) => line !== null && line !== "")
            .map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
        </address>
        {address.is_default && (
          <StateMark shape="on">
            <Trans>Default</Trans>
          </StateMark>
        )}
      </div>
      {(choose.error ?? remove.error) && <ProblemNote error={choose.error ?? remove.error} />}
      <p className="row gap-2">
        <Button size="small" aria-label={t`Change ${line1}`} onPress={onChange}>
          <Trans>Change</Trans>
        </Button>
        {!address.is_default && (
          <Button
            size="small"
            aria-label={t`Make it the default: ${line1}`}
            isPending={choose.isPending}
            onPress={() => choose.mutate()}
          >
            <Trans>Make it the default</Trans>
          </Button>
        )}
        <Button size="small" kind="quiet" aria-label={t`Delete ${line1}`} onPress={() => setAsking(true)}>
          <Trans>Delete</Trans>
        </Button>
      </p>
      <Dialog
        title={t`Delete this address?`}
        open={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
      >
        <p className="q">
          <Trans>{line1} is taken off your list. What was sent there before is not changed by it.</Trans>
        </p>
        <p className="row gap-2">
          <Button
            kind="bad"
            onPress={() => {
              setAsking(false);
              remove.mutate();
            }}
          >
            <Trans>Delete</Trans>
          </Button>
          <Button onPress={() => setAsking(false)}>
            <Trans>Keep it</Trans>
          </Button>
        </p>
      </Dialog>
    </section>
  );
}
