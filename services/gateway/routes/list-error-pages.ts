import { ERRORS } from "../../../contracts/types/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { escape, page } from "../pages/page.ts";

export const listErrorPages = route({
  method: "GET",
  path: "/errors",
  summary: "All error codes, as a page",
  access: "public",
  cache_control: "public, max-age=3600",
  replies: { 200: "text/html" },
  async handler(_context: Context) {
    const rows = Object.entries(ERRORS).map(
      ([code, { status, title }]) =>
        `<tr><td>${status}</td><td><a href="errors/${code}"><code>${code}</code></a></td><td>${escape(title)}</td></tr>`,
    );
    return page({
      title: "Error codes",
      up: "",
      body: `<main class="page"><h1>Error codes</h1>
<p>Every refusal is <code>application/problem+json</code> (RFC 9457). Its <code>code</code> is stable, its <code>type</code> is the address of one of these pages.</p>
<table><thead><tr><th>Status</th><th>Code</th><th>Meaning</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></main>`,
    });
  },
});
