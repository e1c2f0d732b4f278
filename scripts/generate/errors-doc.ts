import { ERRORS } from "../../contracts/types/errors.ts";

const head = `# Error codes

Generated from \`contracts/types/errors.ts\` by \`npm run generate\`; not edited by hand.

Every refusal is \`application/problem+json\` (RFC 9457). \`code\` is stable; \`type\` is the address of its page at a
running Foyer (\`/errors/{code}\`); \`detail\` is English for developers; \`errors\` names the fields by JSON pointer;
\`correlation_id\` finds the request in the log.
`;

/** Each code with its status, cause and cure. */
export async function generateErrorsDoc(): Promise<Map<string, string>> {
  const entries = Object.entries(ERRORS).map(
    ([code, { status, title, cause, cure }]) =>
      `## ${code}\n\n${status} · ${title}\n\n**Why.** ${cause}\n\n**What to do.** ${cure}\n`,
  );
  return new Map([["docs/errors.md", [head, ...entries].join("\n")]]);
}
