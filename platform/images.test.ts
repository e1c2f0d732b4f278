import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { deflateSync, crc32 } from "node:zlib";
import sharp from "sharp";
import type { AppError } from "./errors.ts";
import { copyImage, makeImage, putImage, readImage, removeImage } from "./images.ts";
import { directoryStores } from "./objects/directory.ts";

const CANARY = "Rathlin 55.3019";

/** Left half red, right half blue. */
const twoColours = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#d00000" } }).composite([
    {
      input: { create: { width: Math.floor(width / 2), height, channels: 3, background: "#0000d0" } },
      left: Math.ceil(width / 2),
      top: 0,
    },
  ]);
const codeOf = async (bytes: Uint8Array) => {
  try {
    await makeImage(bytes);
    return "made";
  } catch (error) {
    return (error as AppError).errors[0]?.code;
  }
};

/** A PNG of one colour, however large it says it is. */
function png(width: number, height: number, rows = height): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("a photo is turned as it was held, made small, and says nothing about where it was taken", async () => {
  const photo = await twoColours(3_000, 2_000)
    .jpeg()
    .withExif({ IFD0: { ImageDescription: CANARY, Copyright: CANARY }, IFD3: { GPSMapDatum: CANARY } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  assert.ok(photo.includes(CANARY), "the test's photo has something to hide");
  const { image, files } = await makeImage(photo);
  assert.deepEqual([image.width, image.height], [1920, 2880]);
  assert.deepEqual(image.widths, [320, 640, 1280, 1920]);
  for (const [width, file] of files) {
    assert.ok(!file.includes(CANARY) && !file.includes("EXIF"), `nothing hidden at ${width}`);
    const { format, width: real, exif, orientation } = await sharp(file).metadata();
    assert.deepEqual([format, real, exif, orientation], ["webp", width, undefined, undefined]);
  }
  // Turned a quarter to the right, the red half is above.
  const { data } = await sharp(files.get(320)).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * 320 + x) * 3, (y * 320 + x) * 3 + 3)];
  assert.ok(at(160, 60)[0]! > 150 && at(160, 420)[2]! > 150);
});

test("a small picture is not blown up; every kind of file becomes WebP", async () => {
  const encoders = {
    jpeg: twoColours(500, 400).jpeg(),
    png: twoColours(500, 400).png(),
    webp: twoColours(500, 400).webp(),
    avif: twoColours(500, 400).avif({ effort: 0 }),
    gif: twoColours(500, 400).gif(),
  };
  for (const [name, encoder] of Object.entries(encoders)) {
    const { image, files } = await makeImage(await encoder.toBuffer());
    assert.deepEqual([image.width, image.height, image.widths], [500, 400, [320, 500]], name);
    assert.equal((await sharp(files.get(500)).metadata()).format, "webp", name);
  }
});

test("what is no picture, or a dangerous one, is refused", async () => {
  const jpeg = await twoColours(800, 600).jpeg().toBuffer();
  const cases: [string, string, Uint8Array][] = [
    ["nothing", "not_an_image", Buffer.alloc(0)],
    ["text", "not_an_image", Buffer.from("hello")],
    [
      "svg",
      "not_an_image",
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>alert(1)</script></svg>',
      ),
    ],
    [
      "svg after a prolog",
      "not_an_image",
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>'),
    ],
    ["tiff", "not_an_image", await twoColours(400, 400).tiff().toBuffer()],
    ["html that begins like a gif", "not_an_image", Buffer.from("GIF89a/*<script>alert(1)</script>*/")],
    ["cut off", "not_an_image", jpeg.subarray(0, jpeg.length / 2)],
    ["cut off png", "not_an_image", png(2_000, 2_000, 10)],
    ["only a header", "not_an_image", jpeg.subarray(0, 200)],
    ["bomb", "too_many_pixels", png(50_000, 50_000, 10)],
    ["long bomb", "too_many_pixels", png(1_000_000, 300, 10)],
    ["small", "too_small", await twoColours(800, 199).png().toBuffer()],
  ];
  for (const [name, code, bytes] of cases) assert.equal(await codeOf(bytes), code, name);
  const polyglot = Buffer.concat([jpeg, Buffer.from(`<script>${CANARY}</script>`)]);
  for (const file of (await makeImage(polyglot)).files.values()) assert.ok(!file.includes(CANARY));
});

test("pictures are kept, copied and removed, each for itself", async () => {
  const folder = await mkdtemp(join(tmpdir(), "foyer-images-"));
  try {
    const objects = directoryStores(folder).of("event");
    const made = await makeImage(await twoColours(400, 300).png().toBuffer());
    await putImage(objects, made);
    const copy = await copyImage(objects, made.image);
    await putImage(objects, copy);
    await removeImage(objects, made.image);
    await removeImage(objects, made.image);
    assert.equal(await readImage(objects, made.image.id, 320), undefined);
    assert.deepEqual(await readImage(objects, copy.image.id, 320), made.files.get(320));
    assert.equal(await readImage(objects, copy.image.id, 321), undefined);
  } finally {
    await rm(folder, { recursive: true });
  }
});
