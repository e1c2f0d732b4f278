import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { page } from "../pages/page.ts";

export const getDocsPage = route({
  method: "GET",
  path: "/docs",
  summary: "A page to read the API and to try it",
  access: "public",
  replies: { 200: "text/html" },
  handler: async (_context: Context) =>
    page({
      title: "API",
      up: "",
      styles: ["swagger-ui.css"],
      scripts: ["swagger-ui-bundle.js", "start.js"],
      body: `<main class="page wide"><h1>The API</h1>
<p>Read it and try it, on this installation's own data. To sign in, run <code>POST /auth/login</code> below: its token is used from then on. Or paste one under <em>Authorize</em>.</p>
<p class="quiet">The same as a document: <a href="openapi.json">openapi.json</a>. What refusals mean: <a href="errors">error codes</a>.</p>
<noscript><p>Trying needs JavaScript; the document does not.</p></noscript></main>
<div id="api"></div>`,
    }),
});
