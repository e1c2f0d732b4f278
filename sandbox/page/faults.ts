import type { Fault, FaultKind, FaultVendor } from "../store/faults.ts";
import type { World } from "../world.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";

type Switch = { vendor: FaultVendor; kind: FaultKind; what: string };

const SWITCHES: Switch[] = [
  { vendor: "stripe", kind: "decline", what: "the bank declines the card" },
  { vendor: "stripe", kind: "error_500", what: "answers 500, nothing happened" },
  { vendor: "stripe", kind: "error_429", what: "answers 429, nothing happened" },
  { vendor: "stripe", kind: "error_after_effect", what: "does it, then answers 500" },
  { vendor: "stripe", kind: "timeout", what: "does it, then says nothing" },
  { vendor: "stripe", kind: "drop_webhooks", what: "webhooks are never sent" },
  { vendor: "stripe", kind: "duplicate_webhooks", what: "each webhook comes five times" },
  { vendor: "stripe", kind: "delay_webhooks", what: "webhooks come late" },
  { vendor: "stripe", kind: "reorder_webhooks", what: "webhooks come in reversed order" },
  { vendor: "paypal", kind: "decline", what: "declines when the money is taken" },
  { vendor: "paypal", kind: "error_500", what: "answers 500, nothing happened" },
  { vendor: "paypal", kind: "error_429", what: "answers 429, nothing happened" },
  { vendor: "paypal", kind: "error_after_effect", what: "does it, then answers 500" },
  { vendor: "paypal", kind: "timeout", what: "does it, then says nothing" },
  { vendor: "paypal", kind: "drop_webhooks", what: "webhooks are never sent" },
  { vendor: "paypal", kind: "duplicate_webhooks", what: "each webhook comes five times" },
  { vendor: "paypal", kind: "delay_webhooks", what: "webhooks come late" },
  { vendor: "paypal", kind: "reorder_webhooks", what: "webhooks come in reversed order" },
  { vendor: "smtp", kind: "decline", what: "the mailbox refuses (550)" },
  { vendor: "smtp", kind: "error_500", what: "fails for now (451), mail not stored" },
  { vendor: "smtp", kind: "error_429", what: "too many messages (450)" },
  { vendor: "smtp", kind: "error_after_effect", what: "stores the mail, then answers 451" },
  { vendor: "smtp", kind: "timeout", what: "stores the mail, then says nothing" },
];

/** The switches that make the outside world misbehave, each with what it does. */
export function faultSection(world: World): Html {
  const active = world.faults.list();
  const rows = SWITCHES.map((one) =>
    switchRow(
      one,
      active.find((fault) => fault.vendor === one.vendor && fault.kind === one.kind),
    ),
  );
  return html`<section class="sheet" id="faults" aria-labelledby="faults-title"><header><h2 class="title" id="faults-title">Misbehaviour</h2>
<p class="fine">For Foyer's own calls; a customer's card is only touched by "decline". With delays and counts: <span class="code">PUT /sandbox/faults</span></p></header>
<ul class="switches" id="fault-rows" data-live>${rows}</ul></section>`;
}

function switchRow({ vendor, kind, what }: Switch, fault: Fault | undefined): Html {
  const name = `${vendor} ${kind}`;
  const state = fault
    ? html`<span class="st bad">${fault.count === null ? "on" : `${fault.count} left`}</span>`
    : html`<span class="st">off</span>`;
  const buttons = fault
    ? html`<button class="btn" name="count" value="off" aria-pressed="true">Off<span class="sr"> ${name}</span></button>`
    : html`<button class="btn" name="count" value="1">Once<span class="sr"> ${name}</span></button><button class="btn" name="count" value="always">On<span class="sr"> ${name}</span></button>`;
  return html`<li id="f-${vendor}-${kind}" data-row><form method="post" action="/page/faults"><input type="hidden" name="vendor" value="${vendor}"><input type="hidden" name="kind" value="${kind}">
<span><b>${vendor}</b> ${kind.replaceAll("_", " ")} ${state}</span><span class="q fine">${what}</span><span class="pair">${buttons}</span></form></li>`;
}
