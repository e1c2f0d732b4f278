import { service } from "../../platform/service.ts";
import { config } from "./config.ts";
import { type Context, context } from "./context.ts";
import { limitRequests } from "./limit.ts";
import { getDocsFile } from "./routes/get-docs-file.ts";
import { getDocsPage } from "./routes/get-docs-page.ts";
import { getErrorPage } from "./routes/get-error-page.ts";
import { getOpenapi } from "./routes/get-openapi.ts";
import { listErrorPages } from "./routes/list-error-pages.ts";
import { passOn } from "./upstreams.ts";

export const gateway = service({
  name: "gateway",
  config,
  context,
  routes: [getOpenapi, getDocsPage, getDocsFile, listErrorPages, getErrorPage],
  rewrites: { "/users/register": "/auth/register", "/users/login": "/auth/login" },
  async edge(own: Context, app) {
    limitRequests(own, app);
    await passOn(own, app);
  },
});
