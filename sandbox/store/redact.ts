const SECRET_FIELDS = new Set(["access_token", "client_secret", "key", "cvc", "password", "authorization"]);
// Ids are skipped first: a UUID of many digits must not be taken for a card.
const UUID_OR_DIGIT_RUN = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d(?:[ -]?\d){12,18}\b/gi;

/**
 * A copy without secrets: values of secret fields, client secrets inside text, and whatever looks like a card
 * number wherever it stands, so that a number typed into the wrong field is not kept either.
 */
export function redact(value: unknown): unknown {
  if (typeof value === "string") return redactText(value);
  if (Array.isArray(value)) return value.map(redact);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      redactText(name),
      SECRET_FIELDS.has(name) && typeof part === "string" ? "[redacted]" : redact(part),
    ]),
  );
}

function redactText(text: string): string {
  return text
    .replace(UUID_OR_DIGIT_RUN, (run) => {
      if (run.length === 36) return run;
      const digits = run.replace(/\D/g, "");
      return passesLuhn(digits) ? `[card ending ${digits.slice(-4)}]` : run;
    })
    .replace(/(pi_\w+_secret_)\w+/g, "$1[redacted]")
    .replace(/\b(sk|rk|pk|whsec)_(\w+)/g, "$1_[redacted]");
}

/** The check digit every card number carries. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
