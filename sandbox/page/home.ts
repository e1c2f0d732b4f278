import type { Mail } from "../store/mails.ts";
import type { LoggedRequest } from "../store/requests.ts";
import type { WebhookItem } from "../store/webhooks.ts";
import type { World } from "../world.ts";
import { disputeRows } from "./disputes.ts";
import { faultSection } from "./faults.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { topBar } from "./layout.ts";
import { paymentRows, refundRows } from "./money-rows.ts";
import { time } from "./time.ts";

const SHOWN = 25;
const NUMERIC = new Set(["Amount", "Attempts", "Received", "Created", "Written", "At"]);
const NEWEST = { limit: SHOWN, before: Number.MAX_SAFE_INTEGER };

/** Everything that was sent to the outside world, newest first. */
export function homePage(world: World): Html {
  const links = html`<nav aria-label="Sections"><a href="#mails">Mails</a><a href="#payments">Payments</a><a href="#refunds">Refunds</a>
<a href="#disputes">Disputes</a>
<a href="#webhooks">Webhooks</a><a href="#requests">Requests</a><a href="#faults">Misbehaviour</a></nav><span id="live" class="st wait" role="status">starting</span>`;
  return html`${topBar(links)}<main class="page"><h1 class="sr">Foyer sandbox</h1>
${section("mails", "Mails", "/sandbox/mailbox", ["To", "Subject", "Files", "Received"], world.mails.list(null, NEWEST).items.map(mailRow))}
${section(
  "payments",
  "Payments",
  null,
  ["Payment", "Booking", "Amount", "Status", "With", "Created", ""],
  paymentRows(world, SHOWN),
)}
${section("refunds", "Refunds", null, ["Refund", "Payment", "Amount", "Status", "Created"], refundRows(world, SHOWN))}
${section("disputes", "Disputes", null, ["Dispute", "Payment", "Amount", "Status", "Created", ""], disputeRows(world, SHOWN))}
${section("webhooks", "Webhooks", "/sandbox/webhooks", ["Type", "About", "Attempts", "State", "Written", ""], world.webhooks.list(NEWEST).items.map(webhookRow))}
${section("requests", "Requests", "/sandbox/requests", ["Vendor", "What", "Answer", "At"], world.requests.list(null, NEWEST).items.map(requestRow))}
${faultSection(world)}</main>`;
}

function section(id: string, title: string, json: string | null, heads: string[], rows: Html[]): Html {
  const empty = html`<tr id="${id}-none" data-row><td class="empty" colspan="${heads.length}">Nothing yet.</td></tr>`;
  return html`<section class="sheet" id="${id}" aria-labelledby="${id}-title"><header><h2 class="title" id="${id}-title">${title}</h2>
<p class="fine">The newest ${SHOWN}${json ? html`; <a href="${json}">all as JSON</a>` : null}</p></header>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-title"><table><thead><tr>${heads.map((head) => html`<th scope="col" class="${NUMERIC.has(head) ? "num" : ""}">${head}</th>`)}</tr></thead>
<tbody id="${id}-rows" data-live>${rows.length > 0 ? rows : empty}</tbody></table></div></section>`;
}

function mailRow(mail: Mail): Html {
  return html`<tr id="m-${mail.id}" data-row><td>${mail.to}</td><td class="wide"><a href="/mails/${mail.id}">${mail.subject || "(no subject)"}</a></td>
<td class="qq">${mail.attachments.map((file) => file.filename).join(", ")}</td><td class="num">${time(mail.received_at)}</td></tr>`;
}

function webhookRow(webhook: WebhookItem): Html {
  return html`<tr id="w-${webhook.id}" data-row><td>${webhook.type}</td><td class="code">${webhook.object_id}</td><td class="num">${webhook.attempts}</td>
<td>${webhookState(webhook)}</td><td class="num">${time(webhook.created_at)}</td>
<td><form method="post" action="/page/webhooks/${webhook.id}/resend"><button class="btn">Resend<span class="sr"> ${webhook.type} of ${webhook.object_id}</span></button></form></td></tr>`;
}

function webhookState(webhook: WebhookItem): Html {
  const answer = webhook.last_status === null ? (webhook.last_error ?? "") : String(webhook.last_status);
  if (webhook.delivered && webhook.next_attempt_at === null)
    return html`<span class="st on">delivered</span> <span class="qq n">${answer}</span>`;
  if (webhook.dropped) return html`<span class="st gone">dropped on request</span>`;
  if (webhook.next_attempt_at === null)
    return html`<span class="st bad">given up</span> <span class="qq n">${answer}</span>`;
  if (webhook.attempts === 0) return html`<span class="st wait">waiting</span>`;
  return html`<span class="st few">again at ${webhook.next_attempt_at.slice(11, 19)}</span> <span class="qq n">${answer}</span>`;
}

function requestRow(request: LoggedRequest): Html {
  const status = request.status === null ? "no answer" : String(request.status);
  const bad = request.status === null || request.status >= 400;
  return html`<tr id="q-${request.id}" data-row><td>${request.vendor}</td><td class="wide"><details><summary>${request.method} <span class="code">${request.path}</span></summary>
<p class="fine qq">Sent</p><pre class="code">${JSON.stringify(request.request, null, 2)}</pre>
<p class="fine qq">Answered</p><pre class="code">${JSON.stringify(request.response, null, 2)}</pre></details></td>
<td><span class="st ${bad ? "bad" : "on"}">${status}</span></td><td class="num">${time(request.at)}</td></tr>`;
}
