import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { invalid, notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { addressFields, AddressInput, AddressView, addressView } from "../address-view.ts";
import type { Context } from "../context.ts";
import { addressOf, clearDefault, updateAddress as writeAddress } from "../db/addresses.ts";
import { lockProfile } from "../db/profiles.ts";

export const updateAddress = route({
  method: "PUT",
  path: "/users/me/addresses/:id",
  summary: "Replace one of your addresses as a whole; without is_default it stays what it was in that",
  access: "user",
  versioned: true,
  params: z.object({ id: Id }),
  body: AddressInput,
  replies: { 200: AddressView },
  async handler({ db }: Context, { params, body, caller: { user_id }, requireVersion }) {
    const address = await db.tx(async (tx) => {
      await lockProfile(tx, user_id);
      const known = await addressOf(tx, user_id, params.id);
      if (!known) throw notFound();
      requireVersion(known.version);
      // One is always the default: it is given to another address, not taken away from this one.
      if (known.is_default && body.is_default === false)
        throw invalid("/is_default", "default_needed", "Make another address the default instead.");
      const is_default = body.is_default ?? known.is_default;
      if (is_default) await clearDefault(tx, user_id, known.id);
      return writeAddress(tx, { ...known, ...addressFields(body), is_default });
    });
    return reply(200, addressView(address), { etag: `"${address.version}"` });
  },
});
