import { AppError } from "./errors.ts";
import { newId } from "./ids.ts";
import type { ObjectStore } from "./objects/store.ts";

/** What an upload may say it is; what it is, its bytes say. */
export const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"] as const;
export const MAX_IMAGE_BYTES = 5_242_880;
/** A photo of any camera, and still no bomb: 50,000 × 50,000 pixels of one colour are a few hundred kilobytes. */
const MAX_PIXELS = 50_000_000;
const MIN_SIDE = 200;
const WIDTHS = [320, 640, 1280, 1920];
const DEADLINE_S = 8;

const LOADERS = ["Jpeg", "Png", "Webp", "Heif", "Nsgif"];

// Loaded at the first upload: 20 MB that most processes never need.
let loaded: ReturnType<typeof loadSharp> | undefined;

async function loadSharp() {
  const { default: sharp } = await import("sharp");
  // What nobody may upload is not even recognised: SVG runs scripts, TIFF and PDF have too many insides.
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}Buffer`) });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** A picture that is kept; a service stores this beside the thing that it shows. */
export interface Image {
  id: string;
  /** Of the largest one kept. */
  width: number;
  height: number;
  /** Kept as WebP in each of these widths, the last is the largest. */
  widths: number[];
}

export interface MadeImage {
  image: Image;
  files: Map<number, Buffer>;
}

const wrong = (code: string, detail: string, cause?: unknown) =>
  new AppError("invalid_argument", "validation_failed", {
    detail,
    errors: [{ pointer: "", code, detail }],
    cause,
  });

// One at a time: a large picture takes 150 MB while it is turned.
let busy: Promise<unknown> = Promise.resolve();

/**
 * Decodes what was uploaded, turns it as its camera held it, and makes it small. Nothing of the original is
 * kept: no place, no camera, no hidden second file behind the picture. Of a moving one the first frame stays.
 * @throws AppError validation_failed with not_an_image, too_many_pixels or too_small
 */
export function makeImage(bytes: Uint8Array): Promise<MadeImage> {
  const made = busy.then(() => resize(bytes));
  busy = made.catch(() => undefined);
  return made;
}

async function resize(bytes: Uint8Array): Promise<MadeImage> {
  const sharp = await (loaded ??= loadSharp());
  const largest = Math.min(await widthOf(sharp, bytes), WIDTHS.at(-1)!);
  const widths = [...WIDTHS.filter((candidate) => candidate < largest), largest];
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .timeout({ seconds: DEADLINE_S })
      .autoOrient()
      .resize({ width: largest })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const files = new Map<number, Buffer>();
    for (const target of widths)
      files.set(
        target,
        await sharp(data, { raw }).resize({ width: target }).webp({ quality: 80 }).toBuffer(),
      );
    return { image: { id: newId(), width: info.width, height: info.height, widths }, files };
  } catch (cause) {
    throw wrong("not_an_image", "The picture cannot be read to its end.", cause);
  }
}

/** How wide people see it, known without decoding the pixels. @throws AppError for what is not to be decoded at all */
async function widthOf(sharp: Awaited<ReturnType<typeof loadSharp>>, bytes: Uint8Array): Promise<number> {
  let size: { width: number; height: number };
  try {
    size = (await sharp(bytes, { limitInputPixels: false }).metadata()).autoOrient;
  } catch (cause) {
    throw wrong("not_an_image", "Send a JPEG, PNG, WebP, AVIF or GIF picture.", cause);
  }
  if (size.width * size.height > MAX_PIXELS)
    throw wrong("too_many_pixels", `A picture has at most ${MAX_PIXELS} pixels.`);
  if (Math.min(size.width, size.height) < MIN_SIDE)
    throw wrong("too_small", `A picture is at least ${MIN_SIDE} pixels wide and high.`);
  return size.width;
}

const fileOf = (id: string, width: number) => `images/${id}/${width}.webp`;

export async function putImage(objects: ObjectStore, { image, files }: MadeImage): Promise<void> {
  for (const [width, data] of files) await objects.put(fileOf(image.id, width), data);
}

/** @returns undefined when there is none, or not this wide */
export const readImage = (objects: ObjectStore, id: string, width: number) => objects.get(fileOf(id, width));

/** The same picture once more, so that either can go without the other. */
export async function copyImage(objects: ObjectStore, { id, ...image }: Image): Promise<MadeImage> {
  const files = new Map<number, Buffer>();
  for (const width of image.widths) {
    const data = await readImage(objects, id, width);
    if (!data) throw new Error(`a file of the picture ${id} is missing`);
    files.set(width, data);
  }
  return { image: { ...image, id: newId() }, files };
}

/** Again and again without harm. */
export async function removeImage(
  objects: ObjectStore,
  { id, widths }: Pick<Image, "id" | "widths">,
): Promise<void> {
  for (const width of widths) await objects.remove(fileOf(id, width));
}
