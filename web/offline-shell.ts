import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/** The pages that open without network; every other one says that it needs it. */
const PAGES = ["bookings", "booking", "ticket", "door", "sign-in"].map((page) => `/src/pages/${page}.tsx`);
const ALWAYS = [
  "/favicon.svg",
  "/foyer.webmanifest",
  "/door.webmanifest",
  "/icons/192.png",
  "/icons/512.png",
];

interface Chunk {
  code: string;
  isEntry: boolean;
  facadeModuleId: string | null;
  imports: string[];
  viteMetadata?: { importedCss: Set<string> };
}

/** Tells the service worker what belongs to the shell of this build: the app, the pages of PAGES, every language. */
export function offlineShell(): Plugin {
  return {
    name: "foyer:offline-shell",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const chunks = new Map<string, Chunk>();
        for (const [name, file] of Object.entries(bundle)) if (file.type === "chunk") chunks.set(name, file);
        const wanted = new Set<string>();
        const want = (name: string): void => {
          const chunk = chunks.get(name);
          if (!chunk || wanted.has(name)) return;
          wanted.add(name);
          for (const css of chunk.viteMetadata?.importedCss ?? []) wanted.add(css);
          for (const needed of chunk.imports) want(needed);
        };
        for (const [name, { isEntry, facadeModuleId: id }] of chunks)
          if (
            name !== "sw.js" &&
            (isEntry || (id && (PAGES.some((page) => id.endsWith(page)) || /\.po(\?|$)/.test(id))))
          )
            want(name);
        const worker = chunks.get("sw.js");
        if (!worker) throw new Error("the service worker was not built");
        const shell = ["/", ...[...wanted].toSorted().map((name) => `/${name}`), ...ALWAYS];
        const build = createHash("sha256").update(shell.join(" ")).digest("hex").slice(0, 12);
        worker.code = worker.code
          .replace("__FOYER_BUILD__", build)
          .replace("__FOYER_SHELL__", shell.join(" "));
      },
    },
  };
}
