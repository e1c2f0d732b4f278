import type { Messages } from "@lingui/core";

const ACCENTED: Record<string, string> = {
  a: "á",
  c: "ç",
  d: "ð",
  e: "é",
  g: "ĝ",
  i: "í",
  k: "ķ",
  l: "ļ",
  n: "ñ",
  o: "ó",
  r: "ŕ",
  s: "š",
  t: "ţ",
  u: "ú",
  w: "ŵ",
  y: "ý",
  z: "ž",
  A: "Å",
  B: "Ɓ",
  C: "Ç",
  E: "É",
  N: "Ñ",
  O: "Ö",
  R: "Ŕ",
  S: "Š",
  T: "Ţ",
  U: "Û",
};

/** Words do get long, but no language makes a sentence one word. */
const LONGEST_WORD = /~{16}/g;

/** Accents on every letter, and two fifths longer: what a language with long words does to a page. */
function stretch(text: string): string {
  // Marks of elements, "<0>" and "</0>", stay as they are.
  return text
    .split(/(<\/?\d+\/?>)/)
    .map((part, index) => {
      if (index % 2 === 1 || !/\p{L}/u.test(part)) return part;
      const accented = part.replaceAll(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter);
      const more = "~".repeat(Math.ceil(part.trim().length * 0.4)).replaceAll(LONGEST_WORD, "$& ");
      return accented.replace(/\s*$/, (end) => more.trimEnd() + end);
    })
    .join("");
}

type Token = string | [name: string, type?: string, choices?: unknown];

function stretchToken(token: Token): Token {
  if (typeof token === "string") return stretch(token);
  const [name, type, choices] = token;
  if (typeof choices !== "object" || choices === null) return token;
  const stretched = Object.entries(choices).map(([key, choice]: [string, unknown]) => [
    key,
    Array.isArray(choice) ? choice.map(stretchToken) : typeof choice === "string" ? stretch(choice) : choice,
  ]);
  return [name, type, Object.fromEntries(stretched)];
}

/** The same catalogue, stretched; variables and plural rules stay. */
export function pseudo(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([id, message]) => [
      id,
      typeof message === "string" ? stretch(message) : (message as Token[]).map(stretchToken),
    ]),
  );
}
