/** The mails there are; the name is the template's. */
export type TemplateName =
  | "booking_confirmation"
  | "booking_cancelled"
  | "booking_refunded"
  | "booking_reminder"
  | "email_verification"
  | "password_reset"
  | "organization_invitation";
