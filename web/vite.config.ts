import path from "node:path";
import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { codeSplitting } from "./chunks.ts";
import { compressed } from "./compressed.ts";
import { linguiMacro } from "./lingui-macro.ts";
import { offlineShell } from "./offline-shell.ts";

/** Where `vite dev` finds the running Foyer: the web server of the all-in-one. */
const server = "http://127.0.0.1:3000";

const linguiConfig = path.join(import.meta.dirname, "lingui.config.ts");

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    linguiMacro(linguiConfig),
    lingui({ configPath: linguiConfig, failOnMissing: true }),
    tailwindcss(),
    react(),
    offlineShell(),
    compressed(),
  ],
  build: {
    target: "es2023",
    // No data: URLs and no inline script, so the page runs under a strict content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // The server reads in it which files a page needs: first-page.ts.
    manifest: true,
    rolldownOptions: {
      input: {
        main: path.join(import.meta.dirname, "index.html"),
        sw: path.join(import.meta.dirname, "src/worker/sw.ts"),
      },
      // A service worker's address must not change, and it may control what lies below it.
      output: {
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        codeSplitting,
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/art", "/config.json", "/ws"].map((prefix) => [
        prefix,
        // The origin is rewritten too: the socket refuses foreign ones.
        { target: server, changeOrigin: true, ws: true, headers: { origin: server } },
      ]),
    ),
  },
});
