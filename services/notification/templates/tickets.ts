import { MONO, quiet } from "./frame.ts";

/** One row a ticket: the code on white, whatever the colours around it, and what to type where it cannot be read. */
export const htmlTickets = (words: { tickets: string; seat: string; more: string }): string =>
  `<p style="margin:24px 0 0;font-weight:600">${words.tickets}</p>{{#tickets}}<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:12px 0 0"><tr><td style="background-color:#ffffff;padding:6px;border-radius:6px"><img src="cid:{{cid}}" width="148" height="148" alt="${words.seat}, {{short}}" style="display:block;width:148px;height:148px;border:0;color:#000000;font-size:14px"></td><td style="padding:0 0 0 16px;vertical-align:middle">${words.seat}${quiet("{{type}}", 0)}<p style="margin:4px 0 0;${MONO};font-size:16px;line-height:20px">{{short}}</p></td></tr></table>{{/tickets}}{{#more_tickets}}${quiet(words.more, 12)}{{/more_tickets}}`;
