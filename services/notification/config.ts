import type { Settings } from "../../platform/config.ts";

export const config = (settings: Settings) =>
  Object.freeze({
    smtp_url: settings.url(
      "SMTP_URL",
      "where mail is handed over: smtp://user:password@host:port, smtps:// for TLS from the start",
    ),
    from: settings.text("MAIL_FROM", "sender of every mail", "Foyer <no-reply@foyer.example>"),
  });
export type Config = ReturnType<typeof config>;
