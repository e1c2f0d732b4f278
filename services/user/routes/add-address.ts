import { AppError, notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { newId } from "../../../platform/ids.ts";
import { addressFields, AddressInput, AddressView, addressView, MAX_ADDRESSES } from "../address-view.ts";
import type { Context } from "../context.ts";
import { clearDefault, countAddresses, insertAddress } from "../db/addresses.ts";
import { lockProfile } from "../db/profiles.ts";

export const addAddress = route({
  method: "POST",
  path: "/users/me/addresses",
  summary: `Add an address, at most ${MAX_ADDRESSES}; the first one is the default`,
  access: "user",
  body: AddressInput,
  replies: { 201: AddressView },
  errors: ["limit_exceeded"],
  async handler({ db }: Context, { body, caller: { user_id } }) {
    const address = await db.tx(async (tx) => {
      if (!(await lockProfile(tx, user_id))) throw notFound();
      const known = await countAddresses(tx, user_id);
      if (known >= MAX_ADDRESSES)
        throw new AppError("failed_precondition", "limit_exceeded", {
          detail: `A person keeps at most ${MAX_ADDRESSES} addresses.`,
        });
      const id = newId();
      const is_default = body.is_default === true || known === 0;
      if (is_default) await clearDefault(tx, user_id, id);
      return insertAddress(tx, { ...addressFields(body), id, user_id, is_default });
    });
    return reply(201, addressView(address), {
      etag: `"${address.version}"`,
      location: `/users/me/addresses/${address.id}`,
    });
  },
});
