import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Font } from "fontkit";

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
  return create(await readFile(file)) as Font;
}
