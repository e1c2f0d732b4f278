import { art, type ArtFamily } from "../art/art.ts";
import { type Picture, pictureOf } from "./picture.ts";

const KEPT = 100;
const made = new Map<string, Picture>();

/** The print of something that has no picture of its own; drawn once a process, as few things are sold at a time. */
export function artPicture(slug: string, family: ArtFamily | undefined): Picture {
  const key = `${family ?? ""} ${slug}`;
  let picture = made.get(key);
  if (!picture) {
    picture = pictureOf(art(slug, { family, wide: true }));
    if (made.size >= KEPT) made.clear();
    made.set(key, picture);
  }
  return picture;
}

const placed = new WeakMap<PDFKit.PDFDocument, Map<Picture, PDFKit.PDFKitReference>>();

/** Draws it into this box, filled and cut like a print. A document holds it once, however many pages show it. */
export function drawPicture(
  doc: PDFKit.PDFDocument,
  picture: Picture,
  box: { x: number; y: number; width: number; height: number },
): void {
  const forms = placed.get(doc) ?? new Map<Picture, PDFKit.PDFKitReference>();
  placed.set(doc, forms);
  const form = forms.get(picture) ?? formOf(doc, picture);
  forms.set(picture, form);
  const name = `Art${[...forms.keys()].indexOf(picture)}`;
  // PDFKit keeps what a page refers to, and its types do not say so.
  const page = doc.page as unknown as { xobjects: Record<string, PDFKit.PDFKitReference> };
  page.xobjects[name] = form;
  const scale = Math.max(box.width / picture.width, box.height / picture.height);
  doc.save();
  doc.rect(box.x, box.y, box.width, box.height).clip();
  doc.translate(
    box.x + (box.width - picture.width * scale) / 2 - picture.left * scale,
    box.y + (box.height - picture.height * scale) / 2,
  );
  doc.scale(scale);
  (doc as unknown as { addContent(text: string): void }).addContent(`/${name} Do`);
  doc.restore();
}

function formOf(
  doc: PDFKit.PDFDocument,
  { content, states, left, width, height }: Picture,
): PDFKit.PDFKitReference {
  const ExtGState = Object.fromEntries(
    [...states].map(([name, state]) => [name, { Type: "ExtGState", ...state }]),
  );
  const form = doc.ref({
    Type: "XObject",
    Subtype: "Form",
    BBox: [left, 0, left + width, height],
    Group: { S: "Transparency", I: true, CS: "DeviceRGB" },
    Resources: { ExtGState },
    Filter: "FlateDecode",
  });
  form.end(content);
  return form;
}
