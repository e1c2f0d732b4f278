/** One mistake in the settings, in words an operator can act on. */
export interface SettingProblem {
  name: string;
  problem: string;
}

export interface SettingDoc {
  name: string;
  meaning: string;
  example: string;
  secret: boolean;
}

export type Environment = Record<string, string | undefined>;

/** Reads typed settings out of the environment and remembers every problem instead of stopping at the first. */
export class Settings {
  readonly problems: SettingProblem[] = [];
  readonly docs: SettingDoc[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** True where FOYER_ENV=production: no sandbox, no published secrets, no switched-off limits. */
  get production(): boolean {
    return this.#env.FOYER_ENV === "production";
  }

  /** A text setting; without a fallback it is required. */
  text(name: string, meaning: string, fallback?: string): string {
    this.#document(name, meaning, fallback ?? "", false);
    const value = this.#env[name];
    if (value === undefined && fallback !== undefined) return fallback;
    if (value === undefined) return this.#bad(name, `is missing: ${meaning}`, "");
    if (value.trim() === "") return this.#bad(name, `is empty: ${meaning}`, "");
    return value;
  }

  /** A text setting that may be absent, but not empty. */
  optional(name: string, meaning: string, secret = false): string | undefined {
    this.#document(name, meaning, "", secret);
    const value = this.#env[name];
    if (value !== undefined && value.trim() === "")
      return this.#bad(name, "is empty: set it or leave it out", undefined);
    return value;
  }

  /** A secret: never printed; a published default is refused in production. */
  secret(name: string, meaning: string, development?: string): string {
    this.#document(name, meaning, "", true);
    const value = this.#env[name];
    if (value !== undefined && value.trim() === "")
      return this.#bad(name, "is empty: a secret must be set", "");
    if (value === undefined && (development === undefined || this.production))
      return this.#bad(name, `is missing: ${meaning}`, "");
    if (this.production && value === development)
      return this.#bad(name, "is the published development value", "");
    return value ?? development ?? "";
  }

  integer(name: string, meaning: string, fallback: number, range: { min: number; max: number }): number {
    this.#document(name, meaning, String(fallback), false);
    const value = this.#env[name];
    if (value === undefined) return fallback;
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (Number.isNaN(number) || number < range.min || number > range.max)
      return this.#bad(name, `must be a whole number from ${range.min} to ${range.max}`, fallback);
    return number;
  }

  choice<const Value extends string>(
    name: string,
    meaning: string,
    values: readonly Value[],
    fallback: Value,
  ): Value {
    this.#document(name, `${meaning} (${values.join(", ")})`, fallback, false);
    const value = this.#env[name];
    if (value === undefined) return fallback;
    if (!values.includes(value as Value))
      return this.#bad(name, `must be one of ${values.join(", ")}`, fallback);
    return value as Value;
  }

  url(name: string, meaning: string, fallback?: string): string {
    const value = this.text(name, meaning, fallback);
    if (value !== "" && !URL.canParse(value)) return this.#bad(name, "is not a URL", "");
    return value.replace(/\/$/, "");
  }

  /** Addresses of one thing that is there several times, comma-separated; none when it is not set. */
  urls(name: string, meaning: string): string[] {
    const list = this.optional(name, meaning);
    if (list === undefined || list === "") return [];
    const urls = list.split(",").map((one) => one.trim().replace(/\/$/, ""));
    if (!urls.every((url) => /^https?:$/.test(URL.parse(url)?.protocol ?? "")))
      return this.#bad(name, "must be http addresses with commas between them", []);
    return [...new Set(urls)];
  }

  /**
   * An optional group is complete or absent; half of it is a problem that names what is missing.
   * @returns the values, or undefined when none of them is set
   */
  group<const Name extends string>(
    meaning: string,
    names: readonly Name[],
  ): Record<Name, string> | undefined {
    for (const name of names) {
      const others = names.filter((other) => other !== name);
      const together = `${meaning}, together with ${others.join(" and ")}`;
      this.#document(name, together, "", /SECRET|KEY|PASSWORD/.test(name));
    }
    const set = names.filter((name) => this.#env[name] !== undefined);
    if (set.length === 0) return undefined;
    const lacking = names.filter((name) => !this.#env[name]?.trim());
    for (const name of lacking)
      this.#bad(
        name,
        `is missing or empty, while ${set.join(", ")} is set: ${meaning} needs all of them`,
        "",
      );
    return Object.fromEntries(names.map((name) => [name, this.#env[name] ?? ""])) as Record<Name, string>;
  }

  /** Notes a problem that only several settings together show. */
  problem(name: string, problem: string): void {
    this.problems.push({ name, problem });
  }

  #document(name: string, meaning: string, example: string, secret: boolean): void {
    if (!this.docs.some((doc) => doc.name === name)) this.docs.push({ name, meaning, example, secret });
  }

  #bad<Value>(name: string, problem: string, instead: Value): Value {
    this.problems.push({ name, problem });
    return instead;
  }
}

/** Thrown at start with every problem of every service at once. */
export class SettingsError extends Error {
  readonly problems: SettingProblem[];
  constructor(problems: SettingProblem[]) {
    const lines = [...new Set(problems.map(({ name, problem }) => `  ${name} ${problem}`))];
    super(
      `The settings have ${lines.length === 1 ? "a problem" : `${lines.length} problems`}:\n${lines.join("\n")}`,
    );
    this.name = "SettingsError";
    this.problems = problems;
  }
}
