import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { notFound } from "../../../platform/errors.ts";
import { reply, route } from "../../../platform/http/route.ts";
import { AddressView, addressView } from "../address-view.ts";
import type { Context } from "../context.ts";
import { addressOf } from "../db/addresses.ts";

export const getAddress = route({
  method: "GET",
  path: "/users/me/addresses/:id",
  summary: "One of your addresses",
  access: "user",
  params: z.object({ id: Id }),
  replies: { 200: AddressView },
  async handler(context: Context, { params, caller }) {
    const address = await addressOf(context.db, caller.user_id, params.id);
    if (!address) throw notFound();
    return reply(200, addressView(address), { etag: `"${address.version}"` });
  },
});
