/** What a newcomer reads when everything runs. */
export function welcome(
  urls: { web: string; gateway: string; sandbox: string | undefined },
  demo: boolean,
): string {
  const lines = [
    "",
    "  Foyer is open.",
    "",
    `  Web app   ${urls.web}`,
    `  API       ${urls.gateway}   (read and try it: /docs)`,
    ...(urls.sandbox
      ? [`  Sandbox   ${urls.sandbox}   mails, payments, refunds, webhooks; no real money moves`]
      : []),
  ];
  if (demo) {
    lines.push(
      "",
      "  Demo accounts, all with the password foyer-demo",
      "    customer@demo.example    buys",
      "    organizer@demo.example   owns Harbour House",
      "    scanner@demo.example     stands at its door",
      "    admin@demo.example       runs the platform",
    );
  }
  if (urls.sandbox) {
    lines.push(
      "",
      "  Test cards (any future date, any code)",
      "    4242 4242 4242 4242   pays",
      "    4000 0000 0000 0002   is declined",
      "    4000 0000 0000 9995   has not enough money",
      "    4000 0025 0000 3155   asks the bank first (3-D Secure)",
      "    PayPal                pays, or not, as you choose on its page",
    );
  }
  if (demo) {
    lines.push(
      "",
      "  Try next",
      `    1. Pick two seats: ${urls.web}/events/midsummer-night`,
      `    2. Read the mail with tickets and receipt: ${urls.sandbox ?? urls.web}`,
      `    3. Let yourself in: sign in as scanner, ${urls.web}/door`,
    );
  }
  return `${[...lines, "", "  Ctrl-C ends it.", ""].join("\n")}\n`;
}
