import type { Html } from "./html.ts";
import { html } from "./html.ts";

/** The day and the second, in UTC. */
export function time(at: string): Html {
  return html`<time datetime="${at}" title="${at}">${at.slice(0, 10)} ${at.slice(11, 19)}</time>`;
}
