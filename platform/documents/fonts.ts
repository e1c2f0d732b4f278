import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Font, GlyphRun } from "fontkit";

const KEPT_WORDS = 5_000;
const opened = new Map<string, Promise<Font>>();

/**
 * A font of the DejaVu family for PDFs, read once a process, with its first PDF: taking a TTF apart costs ten times as
 * much as setting a page with it.
 * @param name as the file is called, for example "DejaVuSans-Bold"
 */
export async function pdfFont(name: string): Promise<Uint8Array> {
  let font = opened.get(name);
  if (!font) opened.set(name, (font = open(name)));
  // PDFKit takes an opened font as well; its types do not say so yet.
  return (await font) as unknown as Uint8Array;
}

async function open(name: string): Promise<Font> {
  const { create } = await import("fontkit");
  const file = fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  return rememberWords(create(await readFile(file)) as Font);
}

/** Kerning and ligatures of a word are looked up once: most words of a document are those of the last one. */
function rememberWords(font: Font): Font {
  const known = new Map<string, GlyphRun>();
  const layout = (text: string, features?: Parameters<Font["layout"]>[1]): GlyphRun => {
    const key = features === undefined ? text : `${text}\n${JSON.stringify(features)}`;
    let run = known.get(key);
    if (!run) {
      run = font.layout(text, features);
      if (known.size >= KEPT_WORDS) known.clear();
      known.set(key, run);
    }
    // Who gets it scales the positions in place.
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.create(run, { positions: { value: positions } }) as GlyphRun;
  };
  return Object.create(font, { layout: { value: layout } }) as Font;
}
