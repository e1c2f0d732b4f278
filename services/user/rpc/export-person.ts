import { exportOf } from "../../../platform/rpc/export-person.ts";
import { addressView } from "../address-view.ts";
import type { Context } from "../context.ts";
import { addressesOf } from "../db/addresses.ts";
import { preferencesOf, profileOf } from "../db/profiles.ts";

export const exportPerson = exportOf<Context>([
  {
    name: "profile",
    async read({ db }, user_id) {
      const found = await profileOf(db, user_id);
      return found ? [{ id: user_id, ...found }] : [];
    },
  },
  {
    name: "addresses",
    read: async ({ db }, user_id, after, limit) =>
      (await addressesOf(db, user_id, after?.id ?? null, limit)).map(addressView),
  },
  {
    name: "preferences",
    async read({ db }, user_id) {
      const kept = await preferencesOf(db, user_id);
      return kept ? [{ id: user_id, preferences: kept.preferences }] : [];
    },
  },
]);
