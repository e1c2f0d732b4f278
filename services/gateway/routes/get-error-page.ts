import { z } from "zod";
import { meaningOf } from "../../../contracts/types/errors.ts";
import { notFound } from "../../../platform/errors.ts";
import { route } from "../../../platform/http/route.ts";
import type { Context } from "../context.ts";
import { escape, page, prose } from "../pages/page.ts";

export const getErrorPage = route({
  method: "GET",
  path: "/errors/:code",
  summary: "What an error code means and what to do about it, as a page: the `type` of every problem",
  access: "public",
  cache_control: "public, max-age=3600",
  params: z.object({ code: z.string() }),
  replies: { 200: "text/html" },
  async handler(_context: Context, { params: { code } }) {
    const meaning = meaningOf(code);
    if (!meaning) throw notFound("There is no such error code.");
    const { status, title, cause, cure } = meaning;
    return page({
      title,
      up: "../",
      body: `<main class="page"><h1>${escape(title)}</h1>
<p class="quiet"><code>${escape(code)}</code> with status ${status}</p>
<h2>Why</h2><p>${prose(cause)}</p>
<h2>What to do</h2><p>${prose(cure)}</p>
<h2>More</h2><p>The <code>detail</code> of the answer says more about this one case, and its <code>correlation_id</code> finds it in the log. All codes are in <a href="../errors">one list</a>.</p></main>`,
    });
  },
});
