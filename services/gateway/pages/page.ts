import { type Reply, reply } from "../../../platform/http/route.ts";

const MARK = `<svg viewBox="0 0 26 26" aria-hidden="true"><path d="M2 24V13a11 11 0 0 1 22 0v11h-4V13a7 7 0 0 0-14 0v11z"/><path d="M10 24V13a3 3 0 0 1 6 0v11z"/></svg>`;

/** Nothing from elsewhere, and nothing inline. */
const CLOSED = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];

export interface Page {
  title: string;
  /** From this page's folder to where the API begins: "" or "../". */
  up: string;
  /** HTML */
  body: string;
  /** Names of files under /docs/. */
  styles?: string[];
  scripts?: string[];
}

/** A whole page of the gateway's own, with a policy that fits it. Links are relative: the API may be under /api. */
export function page({ title, up, body, styles = [], scripts = [] }: Page): Reply {
  const sheets = [...styles, "look.css"].map((file) => `<link rel="stylesheet" href="${up}docs/${file}">`);
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Foyer</title><link rel="icon" href="data:,">
${sheets.join("\n")}</head>
<body><header class="house"><strong>${MARK}Foyer</strong><nav><a href="${up}docs">API</a><a href="${up}errors">Errors</a></nav></header>
${body}
${scripts.map((file) => `<script src="${up}docs/${file}"></script>`).join("\n")}</body>
</html>
`;
  const policy = [...CLOSED, "style-src 'self'", "img-src 'self' data:"];
  if (scripts.length > 0) policy.push("script-src 'self'", "connect-src 'self'");
  return reply(200, html, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy.join("; "),
  });
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);

/** Text with code in backticks, as HTML. */
export const prose = (text: string) => escape(text).replace(/`([^`]*)`/g, "<code>$1</code>");
