import { sessionRevoked } from "../../../contracts/events/auth.ts";
import { watch } from "../../../platform/events/handler.ts";
import type { Context } from "../context.ts";
import { closeSockets } from "../socket.ts";

export const onSessionRevoked = watch(sessionRevoked, (context: Context, { data }) => {
  closeSockets(context, data.user_id, data.session_id);
});
