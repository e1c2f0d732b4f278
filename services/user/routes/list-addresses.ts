import { z } from "zod";
import { Id } from "../../../contracts/types/ids.ts";
import { PageQuery, pageOf } from "../../../contracts/types/page.ts";
import { pageFrom, readCursor } from "../../../platform/http/page.ts";
import { route } from "../../../platform/http/route.ts";
import { AddressView, addressView } from "../address-view.ts";
import type { Context } from "../context.ts";
import { addressesOf } from "../db/addresses.ts";

export const listAddresses = route({
  method: "GET",
  path: "/users/me/addresses",
  summary: "Your addresses, in the order in which you added them",
  access: "user",
  query: z.object(PageQuery),
  replies: { 200: pageOf(AddressView) },
  async handler(context: Context, { query: { cursor, limit }, caller }) {
    const rows = await addressesOf(context.db, caller.user_id, readCursor(Id, cursor), limit + 1);
    const { items, next_cursor } = pageFrom(rows, limit, ({ id }) => id);
    return { items: items.map(addressView), next_cursor };
  },
});
