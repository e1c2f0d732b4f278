import type { Template } from "../db/templates.ts";
import { button, frame, QUIET, TITLE } from "./frame.ts";

interface Words {
  subject: string;
  title: string;
  body: string;
  open: string;
  foot: string;
}

/** A mail that says one thing and has at most one button. */
function make(name: string, locale: string, w: Words): Template {
  return {
    name,
    locale,
    subject: w.subject,
    text: `{{#name}}{{name}},\n\n{{/name}}${w.body}\n\n${w.open}: {{&url}}\n\n${w.foot}\n`,
    html: frame(
      `<h1 ${TITLE}>${w.title}</h1><p style="margin:12px 0 0">${w.body}</p>${button("{{url}}", w.open)}<p style="margin:20px 0 0;color:#6b6668;font-size:14px;line-height:20px;word-break:break-all">{{url}}</p>`,
      `<span ${QUIET}>${w.foot}</span>`,
    ),
  };
}

export const shortMails: Template[] = [
  make("email_verification", "en", {
    subject: "Confirm your e-mail address",
    title: "Is this your address?",
    body: "Confirm your e-mail address with this link. It works once, until {{until}}.",
    open: "Confirm address",
    foot: "If you did not ask for this, do nothing: the address will not be used.",
  }),
  make("email_verification", "de", {
    subject: "Bestätigen Sie Ihre E-Mail-Adresse",
    title: "Ist das Ihre Adresse?",
    body: "Bestätigen Sie Ihre E-Mail-Adresse mit diesem Link. Er gilt einmal, bis {{until}}.",
    open: "Adresse bestätigen",
    foot: "Wenn Sie das nicht veranlasst haben, tun Sie nichts: Die Adresse wird nicht verwendet.",
  }),
  make("password_reset", "en", {
    subject: "Choose a new password",
    title: "A new password",
    body: "Choose a new password with this link. It works once, until {{until}}, and signs you out everywhere.",
    open: "Choose password",
    foot: "If you did not ask for this, do nothing: your password stays as it is.",
  }),
  make("password_reset", "de", {
    subject: "Neues Passwort wählen",
    title: "Ein neues Passwort",
    body: "Wählen Sie mit diesem Link ein neues Passwort. Er gilt einmal, bis {{until}}, und meldet Sie überall ab.",
    open: "Passwort wählen",
    foot: "Wenn Sie das nicht veranlasst haben, tun Sie nichts: Ihr Passwort bleibt, wie es ist.",
  }),
  make("organization_invitation", "en", {
    subject: "An invitation to work with {{organization}}",
    title: "You are invited",
    body: "{{organization}} would like you to join its team. The link works once, until {{until}}.",
    open: "Accept the invitation",
    foot: "If you do not know {{organization}}, do nothing.",
  }),
  make("organization_invitation", "de", {
    subject: "Eine Einladung von {{organization}}",
    title: "Sie sind eingeladen",
    body: "{{organization}} möchte Sie in sein Team aufnehmen. Der Link gilt einmal, bis {{until}}.",
    open: "Einladung annehmen",
    foot: "Wenn Sie {{organization}} nicht kennen, tun Sie nichts.",
  }),
  make("booking_cancelled", "en", {
    subject: "Your booking {{reference}} is cancelled",
    title: "Cancelled: {{title}}",
    body: "Your booking {{reference}} is cancelled and its tickets are no longer valid.{{#refund}} {{refund}} goes back to the card you paid with; banks take up to ten days.{{/refund}}",
    open: "Open your booking",
    foot: "You get this mail because you booked with {{seller}}.",
  }),
  make("booking_cancelled", "de", {
    subject: "Ihre Buchung {{reference}} ist storniert",
    title: "Storniert: {{title}}",
    body: "Ihre Buchung {{reference}} ist storniert, die Tickets gelten nicht mehr.{{#refund}} {{refund}} gehen auf die Karte zurück, mit der Sie bezahlt haben; Banken brauchen bis zu zehn Tage.{{/refund}}",
    open: "Buchung öffnen",
    foot: "Sie erhalten diese Mail, weil Sie bei {{seller}} gebucht haben.",
  }),
];
