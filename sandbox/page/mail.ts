import type { Mail } from "../store/mails.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { topBar } from "./layout.ts";

/** One mail: who, what, its attachments, its HTML in a sandboxed frame, its text. */
export function mailPage(mail: Mail): Html {
  const links = html`<nav aria-label="Back"><a href="/#mails">All mails</a></nav>`;
  return html`${topBar(links)}<main class="page"><article class="sheet mail">
<h1 class="head">${mail.subject || "(no subject)"}</h1>
<dl class="facts"><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to}</dd>
<dt>Received</dt><dd class="n">${mail.received_at}${mail.copies > 1 ? `, arrived ${mail.copies} times` : ""}</dd>
<dt>Message-ID</dt><dd class="code">${mail.message_id ?? "none"}</dd></dl>
${attachments(mail)}
${mail.html === null ? html`<pre>${mail.text}</pre>` : htmlAndText(mail)}
<p class="fine"><a href="/sandbox/mailbox/${mail.id}/raw">The mail as it came</a></p>
</article></main>`;
}

function attachments(mail: Mail): Html | null {
  if (mail.attachments.length === 0) return null;
  const items = mail.attachments.map(
    (file, index) =>
      html`<li><a class="btn" href="/sandbox/mailbox/${mail.id}/attachments/${index}" download>${file.filename}
<span class="qq n">${size(file.size)}</span></a></li>`,
  );
  return html`<ul class="files" aria-label="Attachments">${items}</ul>`;
}

function htmlAndText(mail: Mail): Html {
  return html`<iframe src="/mails/${mail.id}/html" title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<details><summary>As plain text</summary><pre>${mail.text || "The mail has no text part."}</pre></details>`;
}

/** `12 kB` */
export function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${Math.round(bytes / 1000).toLocaleString("en")} kB`;
}
