import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import type { LaunchOptions } from "playwright-core";

const root = path.resolve(import.meta.dirname, "..");

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Containers give /dev/shm 64 MB; a page that needs more crashes.
  "--disable-dev-shm-usage",
];

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const installed = [
  ...(process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name))),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * How playwright-core launches a Chromium here: `chromium.launch(await chromiumOptions())`.
 * The one of the system (or of FOYER_CHROMIUM), else the one that npm brought; that needs nothing else.
 */
export async function chromiumOptions(): Promise<LaunchOptions> {
  const own = process.env.FOYER_CHROMIUM ?? installed.find(runs);
  if (own) return { executablePath: own, args };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "The browser tests need a Chromium: install Chromium or Chrome, or set FOYER_CHROMIUM to its path.",
    );
  }
  const folder = await unpack();
  return {
    executablePath: path.join(folder, "chromium"),
    args: [...args, "--font-render-hinting=none", "--no-zygote"],
    env: {
      ...process.env,
      // What a bare machine lacks (NSS and others) and a font to draw with are in the package too.
      LD_LIBRARY_PATH: path.join(folder, "al2023/lib"),
      FONTCONFIG_FILE: path.join(folder, "fonts.conf"),
    },
  };
}

/** Some systems have a `chromium` that only says how to get one. */
function runs(command: string): boolean {
  return (
    existsSync(command) &&
    spawnSync(command, ["--version"], { stdio: "ignore", timeout: 10_000 }).status === 0
  );
}

/** Unpacks the package once. Its own way writes to /tmp/chromium, where a second test finds half a file. */
async function unpack(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const manifest = await readFile(path.resolve(path.dirname(entry), "../package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = path.join(root, `node_modules/.cache/foyer/chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  const program = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: root,
    // It unpacks to the temporary directory, and the system libraries only where it takes itself for a Lambda.
    env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
  });
  await writeFile(path.join(unfinished, "fonts.conf"), fontsConfiguration(path.join(folder, "fonts")));
  try {
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function fontsConfiguration(folder: string): string {
  const folders = [folder, path.join(root, "node_modules/dejavu-fonts-ttf/ttf"), "/usr/share/fonts"];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((each) => `  <dir>${each}</dir>`).join("\n")}
  <cachedir>${path.join(folder, "cache")}</cachedir>
</fontconfig>
`;
}
