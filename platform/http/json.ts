import { AppError } from "../errors.ts";

const MAX_DEPTH = 64;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

const malformed = (detail: string) => new AppError("invalid_argument", "malformed_body", { detail });
const refused = (detail: string) =>
  new AppError("invalid_argument", "validation_failed", {
    detail,
    errors: [{ pointer: "", code: "not_allowed", detail }],
  });

/**
 * Reads a JSON body strictly. JSON.parse lets duplicate keys, lone surrogates, NUL and -0 through, and a
 * lenient decoder a BOM and bad UTF-8; each of these has hidden an attack somewhere.
 * @throws AppError malformed_body (400) for what is not JSON, validation_failed (422) for JSON that nobody sends in earnest
 */
export function parseJson(body: Buffer): unknown {
  if (body.length >= 3 && body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf)
    throw malformed("The body starts with a byte order mark.");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw malformed("The body is not UTF-8.");
  }
  const reader = new Reader(text);
  const value = reader.document();
  return value;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw malformed("There is something after the JSON value.");
    return value;
  }

  #value(depth: number): unknown {
    this.#space();
    if (depth > MAX_DEPTH) throw refused("The body is nested too deeply.");
    const next = this.#text[this.#at];
    if (next === "{") return this.#object(depth);
    if (next === "[") return this.#array(depth);
    if (next === '"') return this.#string();
    if (next === "t") return this.#word("true", true);
    if (next === "f") return this.#word("false", false);
    if (next === "n") return this.#word("null", null);
    return this.#number();
  }

  #object(depth: number): unknown {
    const result: Record<string, unknown> = {};
    const seen = new Set<string>();
    this.#at++;
    if (this.#skip("}")) return result;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') throw malformed("A name was expected.");
      const key = this.#string();
      if (seen.has(key)) throw malformed("A name occurs twice in one object.");
      if (FORBIDDEN_KEYS.has(key)) throw refused("A name in the body is not allowed.");
      seen.add(key);
      if (!this.#skip(":")) throw malformed("A colon was expected.");
      result[key] = this.#value(depth + 1);
      if (this.#skip(",")) continue;
      if (this.#skip("}")) return result;
      throw malformed("A comma or a closing brace was expected.");
    }
  }

  #array(depth: number): unknown[] {
    const result: unknown[] = [];
    this.#at++;
    if (this.#skip("]")) return result;
    for (;;) {
      result.push(this.#value(depth + 1));
      if (this.#skip(",")) continue;
      if (this.#skip("]")) return result;
      throw malformed("A comma or a closing bracket was expected.");
    }
  }

  #string(): string {
    const start = this.#at;
    for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) {
      if (this.#at >= this.#text.length) throw malformed("A string is not closed.");
      if (this.#text[this.#at] === "\\") this.#at++;
    }
    this.#at++;
    let value: string;
    try {
      value = JSON.parse(this.#text.slice(start, this.#at)) as string;
    } catch {
      throw malformed("A string is not well formed.");
    }
    if (value.includes("\u0000")) throw malformed("A string holds NUL.");
    if (!value.isWellFormed()) throw malformed("A string holds half a surrogate pair.");
    return value;
  }

  #number(): number {
    const match = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    match.lastIndex = this.#at;
    const found = match.exec(this.#text)?.[0];
    if (!found) throw malformed("A value was expected.");
    this.#at += found.length;
    const value = Number(found);
    if (!Number.isFinite(value) || Object.is(value, -0))
      throw refused("A number in the body is not allowed.");
    if (Number.isInteger(value) && Math.abs(value) > 999_999_999_999_999)
      throw refused("A whole number in the body is too long.");
    return value;
  }

  #word<Value>(word: string, value: Value): Value {
    if (!this.#text.startsWith(word, this.#at)) throw malformed("A value was expected.");
    this.#at += word.length;
    return value;
  }

  #skip(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }
}
