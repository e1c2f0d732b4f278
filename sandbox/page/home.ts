import type { Mail } from "../store/mails.ts";
import type { LoggedRequest } from "../store/requests.ts";
import type { WebhookItem } from "../store/webhooks.ts";
import { formatAmount } from "../stripe/currencies.ts";
import type { Intent, Refund } from "../stripe/objects.ts";
import type { World } from "../world.ts";
import { faultSection } from "./faults.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { topBar } from "./layout.ts";

const SHOWN = 25;
const NUMERIC = new Set(["Amount", "Attempts", "Received", "Created", "Written", "At"]);
const NEWEST = { limit: SHOWN, before: Number.MAX_SAFE_INTEGER };
const FIRST = { limit: SHOWN, starting_after: null, ending_before: null, created: {} };

/** Everything that was sent to the outside world, newest first. */
export function homePage(world: World): Html {
  const links = html`<nav aria-label="Sections"><a href="#mails">Mails</a><a href="#payments">Payments</a><a href="#refunds">Refunds</a>
<a href="#webhooks">Webhooks</a><a href="#requests">Requests</a><a href="#faults">Misbehaviour</a></nav><span id="live" class="st wait" role="status">starting</span>`;
  return html`${topBar(links)}<main class="page"><h1 class="sr">Foyer sandbox</h1>
${section("mails", "Mails", "/sandbox/mailbox", ["To", "Subject", "Files", "Received"], world.mails.list(null, NEWEST).items.map(mailRow))}
${section(
  "payments",
  "Payments",
  null,
  ["Payment", "Booking", "Amount", "Status", "Card", "Created"],
  intents(world).map((one) => intentRow(world, one)),
)}
${section("refunds", "Refunds", null, ["Refund", "Payment", "Amount", "Status", "Created"], refunds(world).map(refundRow))}
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

function intents(world: World): Intent[] {
  return world.stripe.intents.list(FIRST, {})?.data ?? [];
}

function refunds(world: World): Refund[] {
  return world.stripe.refunds.list(FIRST, {})?.data ?? [];
}

const INTENT_SIGNS: Record<Intent["status"], string> = {
  requires_payment_method: "",
  requires_confirmation: "",
  requires_action: "wait",
  processing: "wait",
  succeeded: "on",
  canceled: "gone",
};

function intentRow(world: World, intent: Intent): Html {
  const method = intent.payment_method === null ? null : world.stripe.methods.get(intent.payment_method);
  const problem = intent.last_payment_error;
  const status = intent.status.replaceAll("_", " ");
  return html`<tr id="p-${intent.id}" data-row><td class="code">${intent.id}</td><td class="code">${intent.metadata["booking_id"] ?? ""}</td>
<td class="num">${formatAmount(intent.amount, intent.currency)}</td>
<td><span class="st ${problem ? "bad" : INTENT_SIGNS[intent.status]}">${status}</span>${problem ? html` <span class="qq">${String(problem["decline_code"] ?? problem["code"])}</span>` : null}</td>
<td class="nowrap">${method ? `${method.brand} ${method.last4}` : ""}</td><td class="num">${time(iso(intent.created))}</td></tr>`;
}

function refundRow(refund: Refund): Html {
  const sign = { succeeded: "on", pending: "wait", failed: "bad" }[refund.status];
  return html`<tr id="r-${refund.id}" data-row><td class="code">${refund.id}</td><td class="code">${refund.payment_intent}</td>
<td class="num">${formatAmount(refund.amount, refund.currency)}</td><td><span class="st ${sign}">${refund.status}</span></td>
<td class="num">${time(iso(refund.created))}</td></tr>`;
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

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** The day and the second, in UTC. */
function time(at: string): Html {
  return html`<time datetime="${at}" title="${at}">${at.slice(0, 10)} ${at.slice(11, 19)}</time>`;
}
