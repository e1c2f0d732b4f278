import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { create, type Font } from "fontkit";

const opened = new Map<string, Font>();

/**
 * A font of the DejaVu family for PDFs, read once a process: taking a TTF apart costs ten times as much as
 * setting a page with it.
 * @param name as the file is called, for example "DejaVuSans-Bold"
 */
export function pdfFont(name: string): Uint8Array {
  let font = opened.get(name);
  if (!font) {
    const file = fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
    font = create(readFileSync(file)) as Font;
    opened.set(name, font);
  }
  // PDFKit takes an opened font as well; its types do not say so yet.
  return font as unknown as Uint8Array;
}
