import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { type Context, context } from "./context.ts";
import { limitRequests } from "./limit.ts";
import { getOpenapi } from "./routes/get-openapi.ts";
import { passOn } from "./upstreams.ts";

export const gateway = service({
  name: "gateway",
  config,
  context,
  routes: [getOpenapi],
  rewrites: { "/users/register": "/auth/register", "/users/login": "/auth/login" },
  async edge(own: Context, app) {
    limitRequests(own, app);
    await passOn(own, app);
  },
});
