import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inflateSync } from "node:zlib";
import jsqr from "jsqr";
import { PNG } from "pngjs";
import { newId } from "../../../platform/ids.ts";
import { qrModules } from "../../../platform/documents/qr.ts";
import { anyOf, basket, type House, openHouse, putShow, seat, type Show } from "./house.ts";

// A CommonJS module whose types say otherwise.
const jsQR = jsqr as unknown as typeof jsqr.default;

let house: House;
let show: Show;
before(async () => {
  house = await openHouse();
  show = await putShow(house);
});
after(() => house.harness.stop());

async function buyer() {
  const person = await house.auth.person();
  const one = basket(house, { user_id: person.user_id });
  await one.hold([seat(show, show.seats.pop()!), anyOf(show, show.floor, 1, { index: 1 })]);
  await house.inventory.commit({ holdId: one.hold_id, bookingId: one.booking_id });
  return { ...person, one };
}
const get = (path: string, authorization: string, accept = "*/*") =>
  fetch(house.url + path, { headers: { authorization, accept } });
const list = async (booking_id: string, authorization: string, more = "") =>
  (await (await get(`/tickets?booking_id=${booking_id}${more}`, authorization)).json()) as {
    items: { id: string; code: string; status: string; label: string | null }[];
    next_cursor: string | null;
  };

test("the picture says what the code says", async () => {
  const { one, authorization } = await buyer();
  const { items } = await list(one.booking_id, authorization);
  const response = await get(`/tickets/${items[0]!.id}/qr.png`, authorization);
  assert.equal(response.headers.get("content-type"), "image/png");
  const png = PNG.sync.read(Buffer.from(await response.arrayBuffer()));
  assert.equal(jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data, items[0]!.code);
  const svg = await (await get(`/tickets/${items[0]!.id}/qr.svg`, authorization)).text();
  assert.match(svg, /^<svg /);
});

test("the PDF has a page a ticket, says its language, and draws the code large enough", async () => {
  const { one } = await buyer();
  const { pdf } = await house.tickets.makeTicketsPdf({ bookingId: one.booking_id, locale: "de-DE" });
  const text = Buffer.from(pdf).toString("latin1");
  assert.match(text, /^%PDF-1\.7/);
  assert.equal(text.match(/\/Type \/Page\b/g)?.length, 2);
  assert.match(text, /\/Lang \(de-DE\)/);
  assert.match(text, /\/MarkInfo/);
  const { tickets } = await house.tickets.listTickets({ bookingId: one.booking_id });
  const drawn = drawnModules(Buffer.from(pdf));
  tickets.forEach(({ code }, page) => {
    const squares = drawn[page]!;
    const { size, data } = qrModules(code);
    assert.equal(
      squares.length,
      data.reduce((sum, dark) => sum + dark, 0),
    );
    const width_mm =
      ((Math.max(...squares.map(({ x }) => x)) - Math.min(...squares.map(({ x }) => x))) *
        (size / (size - 1))) /
      2.835;
    assert.ok(width_mm >= 45, `${width_mm} mm`);
    assert.equal(jsQR(...raster(squares, size))?.data, code);
  });
});

test("what comes out of a printer is read at arm's length", { skip: noRasterizer() }, async () => {
  const { one } = await buyer();
  const { pdf } = await house.tickets.makeTicketsPdf({ bookingId: one.booking_id, locale: "en-IE" });
  const { tickets } = await house.tickets.listTickets({ bookingId: one.booking_id });
  const folder = await mkdtemp(join(tmpdir(), "foyer-ticket-"));
  try {
    await writeFile(join(folder, "tickets.pdf"), pdf);
    // 72 dpi is what a phone's camera sees of an A5 page held half a metre away.
    const made = spawnSync("pdftoppm", ["-r", "72", "-png", "tickets.pdf", "page"], { cwd: folder });
    assert.equal(made.status, 0, String(made.stderr));
    for (const [index, { code }] of tickets.entries()) {
      const png = PNG.sync.read(await readFile(join(folder, `page-${index + 1}.png`)));
      assert.equal(jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data, code);
      // The artwork is there: its band has more than one colour.
      const colors = new Set(
        Array.from({ length: 60 }, (_, x) => png.data.readUInt32BE(4 * (png.width * 60 + x * 6))),
      );
      assert.ok(colors.size > 2, `${colors.size} colours`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

function noRasterizer(): string | false {
  return spawnSync("pdftoppm", ["-v"]).error ? "pdftoppm (poppler-utils) is not installed" : false;
}

test("a link needs no login, lives a minute, and cannot be made up", async () => {
  const { one, authorization } = await buyer();
  const { items } = await list(one.booking_id, authorization);
  for (const [file, type] of [
    ["qr.svg", "image/svg+xml; charset=utf-8"],
    ["qr.png", "image/png"],
    ["pdf", "application/pdf"],
  ] as const) {
    const { url, expires_at } = (await (
      await get(`/tickets/${items[0]!.id}/${file}`, authorization, "application/json")
    ).json()) as { url: string; expires_at: string };
    const path = new URL(url).pathname;
    assert.ok(Date.parse(expires_at) - house.harness.clock.now().getTime() <= 60_000);
    const opened = await fetch(house.url + path);
    assert.deepEqual([opened.status, opened.headers.get("content-type")], [200, type]);
    assert.equal((await fetch(`${house.url}${path.slice(0, -2)}AA`)).status, 404);
  }
  const { url } = (await (
    await get(`/tickets/${items[0]!.id}/pdf`, authorization, "application/json")
  ).json()) as { url: string };
  house.harness.clock.advance(62_000);
  assert.equal((await fetch(house.url + new URL(url).pathname)).status, 404);
});

test("tickets are for their buyer and the house; others see what does not exist", async () => {
  const { one, authorization } = await buyer();
  const { items } = await list(one.booking_id, authorization);
  assert.deepEqual(
    items.map(({ status }) => status),
    ["VALID", "VALID"],
  );
  const [, page] = [
    await list(one.booking_id, authorization),
    await list(one.booking_id, authorization, "&limit=1"),
  ];
  assert.equal(page.items.length, 1);
  const rest = await list(one.booking_id, authorization, `&limit=1&cursor=${page.next_cursor}`);
  assert.deepEqual([rest.items[0]!.id, rest.next_cursor], [items[1]!.id, null]);
  assert.equal(
    (await get(`/tickets?booking_id=${one.booking_id}&cursor=nonsense`, authorization)).status,
    422,
  );

  const stranger = (await house.auth.person({ memberships: { [newId()]: "owner" } })).authorization;
  assert.deepEqual(await list(one.booking_id, stranger), { items: [], next_cursor: null });
  for (const path of [items[0]!.id, newId()])
    for (const file of ["", "/qr.svg", "/qr.png", "/pdf"])
      assert.equal((await get(`/tickets/${path}${file}`, stranger)).status, 404);
  const staff = (await house.auth.person({ memberships: { [show.organization_id]: "viewer" } }))
    .authorization;
  assert.equal((await list(one.booking_id, staff)).items.length, 2);
  assert.equal((await fetch(`${house.url}/tickets?booking_id=${one.booking_id}`)).status, 401);
});

test("a dead ticket is not printed", async () => {
  const { one, authorization } = await buyer();
  const { items } = await list(one.booking_id, authorization);
  await house.inventory.release({ holdId: one.hold_id });
  assert.equal((await get(`/tickets/${items[0]!.id}/pdf`, authorization)).status, 409);
  await assert.rejects(house.tickets.makeTicketsPdf({ bookingId: one.booking_id, locale: "en" }), {
    code: "not_found",
  });
});

interface Square {
  x: number;
  y: number;
}

/** The small squares that each page draws, from its content stream. */
function drawnModules(pdf: Buffer): Square[][] {
  const streams = [...pdf.toString("latin1").matchAll(/\/FlateDecode\n?>>\nstream\n/g)].map((match) =>
    pdf.subarray(match.index + match[0].length),
  );
  const texts = streams.flatMap((stream) => {
    try {
      return [inflateSync(stream, { finishFlush: 2 }).toString("latin1")];
    } catch {
      return [];
    }
  });
  return texts
    .map((text) =>
      [...text.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\b/g)]
        .filter((rect) => Number(rect[3]) < 10)
        .map((rect) => ({ x: Number(rect[1]), y: Number(rect[2]) })),
    )
    .filter((squares) => squares.length > 100);
}

/** The drawn squares as pixels, as a scanner would see the paper. */
function raster(squares: Square[], size: number): [Uint8ClampedArray, number, number] {
  const [scale, quiet] = [6, 4];
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))];
  const step = (Math.max(...squares.map(({ x }) => x)) - left) / (size - 1);
  const width = (size + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const { x, y } of squares) {
    const [column, row] = [Math.round((x - left) / step) + quiet, Math.round((y - top) / step) + quiet];
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++)
        pixels.fill(
          0,
          ((row * scale + dy) * width + column * scale + dx) * 4,
          ((row * scale + dy) * width + column * scale + dx) * 4 + 3,
        );
  }
  return [pixels, width, width];
}
