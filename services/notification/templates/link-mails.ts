import type { Template } from "../db/templates.ts";
import { button, frame, quiet, text, title } from "./frame.ts";

interface Words {
  subject: string;
  title: string;
  body: string;
  /** For who cannot press the button. */
  by_hand: string;
  open: string;
  foot: string;
}

/** A mail that says one thing and has one link, which works once. */
function make(name: string, locale: string, w: Words): Template {
  return {
    name,
    locale,
    subject: w.subject,
    text: `{{#name}}{{name}},\n\n{{/name}}${w.body}\n\n${w.open}: {{&url}}\n\n${w.foot}\n`,
    html: frame({
      locale,
      preheader: w.body,
      pieces: [
        `${title(w.title)}${text(w.body)}${button("{{url}}", w.open)}`,
        `${quiet(w.by_hand, 0)}<p class="f-quiet" style="margin:4px 0 0;font-size:14px;line-height:20px;word-break:break-all"><a class="f-quiet" href="{{url}}" style="color:#6b6465">{{url}}</a></p>`,
      ],
      foot: w.foot,
    }),
  };
}

const BY_HAND = {
  en: "If the button does nothing, open this address:",
  de: "Wenn der Knopf nichts tut, diese Adresse öffnen:",
};

export const linkMails: Template[] = [
  make("email_verification", "en", {
    subject: "Confirm your e-mail address",
    title: "Is this your address?",
    body: "Confirm your e-mail address with this link. It works once, until {{until}}.",
    by_hand: BY_HAND.en,
    open: "Confirm address",
    foot: "If you did not ask for this, do nothing: the address will not be used.",
  }),
  make("email_verification", "de", {
    subject: "Bestätigen Sie Ihre E-Mail-Adresse",
    title: "Ist das Ihre Adresse?",
    body: "Bestätigen Sie Ihre E-Mail-Adresse mit diesem Link. Er gilt einmal, bis {{until}}.",
    by_hand: BY_HAND.de,
    open: "Adresse bestätigen",
    foot: "Wenn Sie das nicht veranlasst haben, tun Sie nichts: Die Adresse wird nicht verwendet.",
  }),
  make("password_reset", "en", {
    subject: "Choose a new password",
    title: "A new password",
    body: "Choose a new password with this link. It works once, until {{until}}, and signs you out everywhere.",
    by_hand: BY_HAND.en,
    open: "Choose password",
    foot: "If you did not ask for this, do nothing: your password stays as it is.",
  }),
  make("password_reset", "de", {
    subject: "Neues Passwort wählen",
    title: "Ein neues Passwort",
    body: "Wählen Sie mit diesem Link ein neues Passwort. Er gilt einmal, bis {{until}}, und meldet Sie überall ab.",
    by_hand: BY_HAND.de,
    open: "Passwort wählen",
    foot: "Wenn Sie das nicht veranlasst haben, tun Sie nichts: Ihr Passwort bleibt, wie es ist.",
  }),
  make("organization_invitation", "en", {
    subject: "An invitation to work with {{organization}}",
    title: "You are invited",
    body: "{{organization}} would like you to join its team. The link works once, until {{until}}.",
    by_hand: BY_HAND.en,
    open: "Accept the invitation",
    foot: "If you do not know {{organization}}, do nothing.",
  }),
  make("organization_invitation", "de", {
    subject: "Eine Einladung von {{organization}}",
    title: "Sie sind eingeladen",
    body: "{{organization}} möchte Sie in sein Team aufnehmen. Der Link gilt einmal, bis {{until}}.",
    by_hand: BY_HAND.de,
    open: "Einladung annehmen",
    foot: "Wenn Sie {{organization}} nicht kennen, tun Sie nichts.",
  }),
];
