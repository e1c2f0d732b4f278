import { existsSync, readFileSync } from "node:fs";
import type { Answer } from "./crawlers/ask-api.ts";
import { preferredTag } from "./preferred-tag.ts";

/** A file of the build in Vite's manifest. */
interface Built {
  file: string;
  css?: string[];
  imports?: string[];
  isEntry?: boolean;
}
type Manifest = Record<string, Built>;

/** What the shop's own addresses show first; the rest begins with the app and finds its page by itself. */
const PAGES: [address: RegExp, page: string][] = [
  [/^\/$/, "browse"],
  [/^\/events\/[^/]+$/, "event"],
  [/^\/events\/[^/]+\/seats$/, "seats"],
  [/^\/products\/[^/]+$/, "product"],
  [/^\/checkout\/[^/]+$/, "checkout"],
  [/^\/bookings$/, "bookings"],
  [/^\/bookings\/[^/]+$/, "booking"],
  [/^\/bookings\/[^/]+\/tickets\/[^/]+$/, "ticket"],
  [/^\/sign-in$/, "sign-in"],
  [/^\/door$/, "door"],
];

/** What the app would ask for first, written into the page: read by web/src/api/first-answers.ts. */
interface FirstAnswers {
  /** As /config.json says it. */
  config: object;
  /** Good answers of the API by their path. */
  answers: Record<string, Answer>;
}

interface Visit {
  /** Path and query. */
  url: string;
  languages: string | undefined;
  answers?: Record<string, Answer>;
}

/**
 * The page of an address: the built one, which also names the files that its own page and language need, so that they
 * come with the app and not one after the other, and holds the answers that it would have to wait for.
 * @param dist the folder of the build
 */
export function firstPage(dist: string, config: object): (visit: Visit) => string {
  const html = readFileSync(`${dist}index.html`, "utf8");
  const listed = `${dist}.vite/manifest.json`;
  const manifest = (existsSync(listed) ? JSON.parse(readFileSync(listed, "utf8")) : {}) as Manifest;
  return ({ url, languages, answers = {} }) => {
    // "//[" and its like are addresses that nobody can take apart.
    const { pathname, searchParams } = URL.parse(url, "http://localhost") ?? new URL("http://localhost");
    const page = PAGES.find(([address]) => address.test(pathname))?.[1];
    const wanted = new Set<string>();
    const want = (name: string): void => {
      const built = manifest[name];
      if (!built || built.isEntry || wanted.has(built.file)) return;
      for (const file of [built.file, ...(built.css ?? [])]) wanted.add(file);
      for (const next of built.imports ?? []) want(next);
    };
    want(`src/locales/${searchParams.get("lang") ?? preferredTag(languages)}.po`);
    if (page) want(`src/pages/${page}.tsx`);
    const first: FirstAnswers = { config, answers };
    const lines = [
      ...[...wanted].filter((file) => !html.includes(file)).map(linkOf),
      // A data block: never run, so the content security policy does not ask for a hash.
      `<script id="first-answers" type="application/json">${JSON.stringify(first).replaceAll("<", "\\u003c")}</script>`,
    ];
    return html.replace("</head>", () => `${lines.join("\n    ")}\n  </head>`);
  };
}

const linkOf = (file: string) =>
  `<link rel="${file.endsWith(".css") ? "stylesheet" : "modulepreload"}" crossorigin href="/${file}">`;
