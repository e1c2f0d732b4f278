import { invalidRequest } from "./failure.ts";

/** Parameters as they arrive: text, or parameters in brackets below a name. */
export type FormValue = string | Form;
export type Form = { [name: string]: FormValue };

const MOST_PAIRS = 1000;
const DEEPEST = 6;

/**
 * Reads `a=1&b[c]=2&d[]=3&e[0]=4` into `{a: "1", b: {c: "2"}, d: {0: "3"}, e: {0: "4"}}`.
 * The later of two equal names wins. Objects have no prototype, so no name is special.
 */
export function parseForm(text: string): Form {
  const form = Object.create(null) as Form;
  const pairs = text.split("&").filter((pair) => pair !== "");
  if (pairs.length > MOST_PAIRS) throw invalidRequest("Too many parameters.");
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    put(form, splitName(name), equals === -1 ? "" : decode(pair.slice(equals + 1)));
  }
  return form;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw invalidRequest("Invalid encoding in a parameter: expected percent-encoded UTF-8.");
  }
}

function splitName(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) throw invalidRequest(`Invalid parameter name: ${name}`);
  const inner = [...(match[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? "");
  if (inner.length >= DEEPEST) throw invalidRequest(`Parameters are nested too deeply: ${name}`);
  return [match[1] ?? "", ...inner];
}

function put(form: Form, path: string[], value: string): void {
  let place = form;
  path.forEach((step, index) => {
    const key = step === "" ? String(Object.keys(place).length) : step;
    if (index === path.length - 1) {
      place[key] = value;
      return;
    }
    const below = place[key];
    if (below === undefined || typeof below === "string") place[key] = Object.create(null) as Form;
    place = place[key] as Form;
  });
}
