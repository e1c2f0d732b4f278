import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import { PNG } from "pngjs";
import { arrive, book, type Person, ticketsOf } from "../../test/buyer.ts";
import { eventually, type Json } from "../../test/doors.ts";
import { assertAccessible, openShop, type Shop } from "./shop.ts";

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const WIDTH = 640;
const HEIGHT = 480;

let shop: Shop;
let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "foyer-camera-"));
  shop = await openShop({
    switches: [
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${path.join(folder, "picture.y4m")}`,
    ],
  });
});
after(async () => {
  const complaints = shop?.complaints ?? [];
  await shop?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
  assert.deepEqual(complaints, [], "no page complained in the console");
});

/** A film of one picture, as Chromium's fake camera shows it: the code in grey light, on a dark ground. */
async function holdUp(png: Buffer | undefined): Promise<void> {
  const light = Buffer.alloc(WIDTH * HEIGHT, 60);
  const code = png && PNG.sync.read(png);
  const scale = code ? Math.min(1, 300 / code.width) : 1;
  for (let y = 0; code && y < Math.floor(code.height * scale); y++) {
    for (let x = 0; x < Math.floor(code.width * scale); x++) {
      const at = 4 * (Math.floor(y / scale) * code.width + Math.floor(x / scale));
      light[(y + 80) * WIDTH + x + 170] = 40 + Math.round(code.data[at]! * 0.65);
    }
  }
  const frame = Buffer.concat([Buffer.from("FRAME\n"), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(path.join(folder, "picture.y4m"), Buffer.concat([head, frame, frame, frame]));
}

async function ticketInHand(): Promise<{ ticket: Json; png: Buffer }> {
  const { foyer, stage } = shop;
  const guest: Person = await arrive(foyer);
  const booking = await book(foyer, guest, [stage.admission(1)]);
  const [ticket] = await eventually(foyer, async () => {
    const found = await ticketsOf(foyer, guest, booking.id);
    assert.equal(found.length, 1);
    return found;
  });
  const picture = await fetch(`${shop.url}/api/tickets/${ticket.id}/qr.png`, {
    headers: { authorization: `Bearer ${guest.token}` },
  });
  assert.equal(picture.status, 200);
  return { ticket, png: Buffer.from(await picture.arrayBuffer()) };
}

async function toTheDoor(page: Page): Promise<void> {
  await page.goto("/sign-in?back=/door");
  await page.getByLabel("E-mail").fill(shop.stage.organizer.email);
  await page.getByLabel("Password").fill("plum river 47");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Event", { exact: true }).selectOption({ label: "Open Studio" });
  await page.getByRole("button", { name: "Open the door" }).click();
}

const scan = (page: Page) => page.getByRole("button", { name: "Scan with the camera" });
const verdict = (page: Page, word: string) =>
  page.getByRole("status").getByText(word, { exact: true }).waitFor();

test("a ticket held up is let in once, and not again while it stays in view", async () => {
  const { png } = await ticketInHand();
  await holdUp(png);
  const page = await shop.visit({ ...PHONE, permissions: ["camera"] });
  let asked = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/tickets/check-in")) asked++;
  });
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(shop.url)) foreign.push(request.url());
  });
  await toTheDoor(page);
  // Allowed before: it starts by itself.
  await page.getByLabel("What the camera sees").waitFor();
  await verdict(page, "Come in");
  await assertAccessible(page, "come in");
  // Thirty more pictures of the same code: the person is still standing there.
  await page.waitForFunction(() => {
    const video = document.querySelector("video")!;
    const done = (globalThis as { until?: number }).until ?? video.currentTime + 4;
    (globalThis as { until?: number }).until = done;
    return video.currentTime > done;
  });
  assert.equal(asked, 1);
  await verdict(page, "Come in");
  assert.deepEqual(foreign, [], "the reader comes from our own address");
  await page.getByRole("button", { name: "Camera off" }).click();
  await scan(page).click();
  await page.getByLabel("What the camera sees").waitFor();
  await page.context().close();

  // Another door, the same ticket.
  const second = await shop.visit({ ...PHONE, permissions: ["camera"] });
  await toTheDoor(second);
  await verdict(second, "Already used");
  await second.context().close();
});

test("a code is typed while the camera looks on", async () => {
  const { ticket } = await ticketInHand();
  await holdUp(undefined);
  const page = await shop.visit({ ...PHONE, permissions: ["camera"] });
  await toTheDoor(page);
  await page.getByLabel("What the camera sees").waitFor();
  await page.getByLabel("Ticket code").fill(ticket.short_code);
  await page.keyboard.press("Enter");
  await verdict(page, "Come in");
  await page.context().close();
});

test("a browser with a reader of its own uses it, and one that only promises it falls back to ours", async () => {
  const { png } = await ticketInHand();
  await holdUp(png);
  for (const own of ["works", "breaks"] as const) {
    const page = await shop.visit({ ...PHONE, permissions: ["camera"] });
    await page.addInitScript((does) => {
      class BarcodeDetector {
        static getSupportedFormats = async () => ["qr_code"];
        detect = async () => {
          if (does === "breaks") throw new DOMException("no service", "NotSupportedError");
          return [{ rawValue: "not-a-ticket" }];
        };
      }
      Object.assign(globalThis, { BarcodeDetector });
    }, own);
    let fetched = false;
    page.on("request", (request) => {
      if (request.url().endsWith(".wasm")) fetched = true;
    });
    await toTheDoor(page);
    await verdict(page, own === "works" ? "No ticket" : "Come in");
    assert.equal(fetched, own === "breaks");
    await page.context().close();
  }
});

test("without permission, or without a camera, the door says what to do and takes typed codes", async () => {
  const { ticket } = await ticketInHand();
  const page = await shop.visit(PHONE);
  await toTheDoor(page);
  await assertAccessible(page, "camera off");
  await scan(page).click();
  await page.getByText("The browser may not use the camera here.", { exact: false }).waitFor();
  await assertAccessible(page, "camera refused");
  await page.getByLabel("Ticket code").fill(ticket.short_code);
  await page.keyboard.press("Enter");
  await verdict(page, "Come in");
  for (const [name, words] of [
    ["NotFoundError", "This device has no camera."],
    ["NotReadableError", "The camera does not start."],
  ] as const) {
    await page.evaluate((error) => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException("", error);
      };
    }, name);
    await page.getByRole("button", { name: "Try the camera again" }).click();
    await page.getByText(words, { exact: false }).waitFor();
  }
  await page.context().close();
});

test("the lamp is offered where there is one", async () => {
  await holdUp(undefined);
  const page = await shop.visit({ ...PHONE, permissions: ["camera"] });
  await page.addInitScript(() => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities;
    MediaStreamTrack.prototype.applyConstraints = async (wish) => void asked.push(wish?.advanced);
  });
  await toTheDoor(page);
  const lamp = page.getByRole("button", { name: "Lamp" });
  await lamp.click();
  await page.getByRole("button", { name: "Lamp", pressed: true }).waitFor();
  await lamp.click();
  await page.getByRole("button", { name: "Lamp", pressed: false }).waitFor();
  const asked = await page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked);
  assert.deepEqual(asked, [[{ torch: true }], [{ torch: false }]]);
  await page.context().close();
});
