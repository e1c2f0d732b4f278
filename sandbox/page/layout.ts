import { randomBytes } from "node:crypto";
import type { FastifyReply } from "fastify";
import type { Html } from "./html.ts";
import { html } from "./html.ts";

const MARK: Html = {
  markup: `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 22V11a8 8 0 0 1 16 0v11h-5v-10a3 3 0 0 0-6 0v10z" fill="currentColor"/></svg>`,
};

/** Sends a whole page. Its only script is the given one, by nonce; nothing is loaded from anywhere else. */
export function sendPage(
  reply: FastifyReply,
  page: { title: string; body: Html; script?: string; status?: number },
): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  const script: Html = { markup: page.script ? `<script nonce="${nonce}">${page.script}</script>` : "" };
  const document = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${page.title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/page/style.css"></head>
<body data-density="compact">${page.body}${script}</body>
</html>`;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action *",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ];
  return reply
    .code(page.status ?? 200)
    .type("text/html; charset=utf-8")
    .header("content-security-policy", policy.join("; "))
    .send(document.markup);
}

/** The bar on top of the sandbox's own pages. */
export function topBar(links: Html | null): Html {
  return html`<p class="test">This is the sandbox: the outside world of Foyer, simulated. No money moves, no mail leaves this machine.</p>
<header class="bar"><div class="page"><a class="house" href="/">${MARK} Foyer sandbox</a>${links}</div></header>`;
}
