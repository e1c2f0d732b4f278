import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { openDemoHouse } from "./gallery/demo-house.ts";
import { close, type Look, lookAt, open } from "./gallery/look.ts";
import { views } from "./gallery/views.ts";

// `npm run screenshots`: a picture of every page in every state, on a desk and on a phone, in the dark, in German, in
// Arabic and in stretched English. Words narrow it down: npm run screenshots -- checkout ar

const folder = path.resolve(import.meta.dirname, "../../.foyer/screenshots");

const looks: Record<string, Look> = {
  desk: { width: 1280, theme: "light", language: "en" },
  phone: { width: 390, theme: "light", language: "en" },
  dark: { width: 1280, theme: "dark", language: "en" },
  de: { width: 390, theme: "light", language: "de" },
  ar: { width: 1280, theme: "light", language: "ar" },
  "ar-phone": { width: 390, theme: "light", language: "ar" },
  long: { width: 390, theme: "light", language: "en-XA" },
};

const words = process.argv.slice(2);
const chosenLooks = Object.keys(looks).filter((name) => words.includes(name));
const names = words.filter((word) => !(word in looks));
const wanted = views.filter(({ name }) => names.length === 0 || names.some((word) => name.includes(word)));

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const made: { view: string; look: string; file: string }[] = [];
const failed: string[] = [];

await using house = await openDemoHouse();
for (const view of wanted) {
  try {
    const page = await open(house, view);
    for (const look of chosenLooks.length > 0 ? chosenLooks : Object.keys(looks)) {
      await lookAt(page, looks[look]!);
      const file = `${view.name}.${look}.webp`;
      const png = await page.screenshot({ fullPage: true, animations: "disabled" });
      await writeFile(path.join(folder, file), await smaller(png));
      made.push({ view: view.name, look, file });
    }
    await lookAt(page, looks["desk"]!);
    await close(house, view, page);
  } catch (error) {
    failed.push(`${view.name}: ${(error as Error).message.split("\n")[0]}`);
  }
}
await writeFile(path.join(folder, "index.html"), overview());
console.log(`${made.length} pictures: ${path.join(folder, "index.html")}`);
for (const complaint of new Set(house.complaints)) console.log(`complaint: ${complaint}`);
for (const line of failed) console.error(`not reached: ${line}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function smaller(png: Buffer): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  return sharp(png).webp({ quality: 82 }).toBuffer();
}

/** Thumbnails, a row a view. */
function overview(): string {
  const rows = wanted.map(({ name }) => {
    const pictures = made
      .filter(({ view }) => view === name)
      .map(({ look, file }) => `<a href="${file}"><img loading="lazy" src="${file}" alt=""><br>${look}</a>`);
    return `<h2>${name}</h2><div>${pictures.join("")}</div>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>
body{font:14px system-ui;margin:24px;background:#eee}div{display:flex;gap:12px;align-items:start;overflow-x:auto}
a{color:inherit;text-decoration:none}img{height:260px;background:#fff;border:1px solid #ccc}</style>${rows.join("")}</html>`;
}
