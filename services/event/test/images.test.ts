import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { newId } from "../../../platform/ids.ts";
import { draftIn, type House, type Json, openHouse, publishIn } from "./house.ts";

let house: House;
let photo: Buffer;
before(async () => {
  house = await openHouse();
  photo = await picture(1_500, 1_000, "jpeg");
});
after(() => house.stop());

const picture = (width: number, height: number, format: "jpeg" | "png" | "webp") =>
  sharp({ create: { width, height, channels: 3, background: "#b16f23" } })
    .toFormat(format)
    .toBuffer();
const upload = (id: string, bytes: Uint8Array, type = "image/jpeg", call = house.own) =>
  call(`/events/${id}/image`, { method: "PUT", bytes, type });
/** The address of a file here, where no web app stands before the API. */
const local = (url: string) => new URL(url).pathname.replace(/^\/api/, "");
const fileOf = async (url: string) => house.anybody(local(url));
const kept = () => {
  const folder = join(house.harness.data_dir, "objects", "event", "images");
  return existsSync(folder) ? readdirSync(folder) : [];
};
const later = async () => {
  house.harness.clock.advance(601_000);
  await house.harness.drain();
};

test("an event shows its picture in several widths, kept for ever by browsers", async () => {
  const show = await publishIn(house);
  assert.equal(show.image, null);
  assert.match(show.image_url, /\/art\/.*\.svg$/);
  const { status, body, headers } = await upload(show.id, photo);
  assert.deepEqual([status, body.version, headers.get("etag")], [200, show.version + 1, `"${body.version}"`]);
  assert.deepEqual([body.image.width, body.image.height, body.image.alt], [1_500, 1_000, ""]);
  assert.deepEqual(
    body.image.sources.map(({ width }: Json) => width),
    [320, 640, 1280, 1500],
  );
  assert.equal(body.image_url, body.image.sources[2].url);
  for (const { url, width } of body.image.sources) {
    const file = await fileOf(url);
    assert.deepEqual([file.status, file.headers.get("content-type")], [200, "image/webp"]);
    assert.equal(file.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal((await sharp(file.bytes).metadata()).width, width);
  }
  const list = await house.anybody("/events?limit=100");
  assert.equal(list.body.items.find(({ id }: Json) => id === show.id).image_url, body.image_url);
  const art = await house.anybody(`/art/${show.slug}.svg`);
  assert.deepEqual(
    [art.headers.get("content-type"), (await sharp(art.bytes).metadata()).width],
    ["image/webp", 640],
    "also for whoever knows only the slug",
  );
  const described = await house.own(`/events/${show.id}`, {
    method: "PUT",
    body: { image_alt: "A lantern on a quay" },
    if_match: body.version,
  });
  assert.equal(described.body.image.alt, "A lantern on a quay");
  assert.equal((await fileOf(body.image_url.replace("1280", "1281"))).status, 404);
  assert.equal((await house.anybody(`/events/images/${newId()}/320.webp`)).status, 404);
  assert.equal((await house.anybody(`/events/images/${body.image.id}/..%2f..%2fsecret`)).status, 404);
});

test("another picture replaces it, and nothing is left of the old one", async () => {
  const draft = await draftIn(house);
  const first = (await upload(draft.id, photo)).body;
  const second = (await upload(draft.id, await picture(400, 300, "png"), "image/png")).body;
  assert.deepEqual(second.image.sources.length, 2);
  await house.harness.drain();
  assert.equal((await fileOf(first.image_url)).status, 404);
  assert.equal((await fileOf(second.image_url)).status, 200);
  const copy = await house.own(`/events/${draft.id}/duplicate`, { body: {}, key: newId() });
  assert.notEqual(copy.body.image.id, second.image.id);
  const removed = await house.own(`/events/${draft.id}/image`, { method: "DELETE" });
  assert.deepEqual([removed.status, removed.body.image], [200, null]);
  assert.equal((await house.own(`/events/${draft.id}/image`, { method: "DELETE" })).status, 200, "again");
  await later();
  assert.equal((await fileOf(second.image_url)).status, 404);
  assert.equal((await fileOf(copy.body.image_url)).status, 200, "the copy has its own");
  assert.equal((await house.own(`/events/${copy.body.id}`, { method: "DELETE" })).status, 204);
  await later();
  assert.equal((await fileOf(copy.body.image_url)).status, 404);
});

test("what is no picture is refused, whatever it says it is", async () => {
  const draft = await draftIn(house);
  const known = kept();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>');
  const cases: [number, string | undefined, Uint8Array, string][] = [
    [422, "not_an_image", Buffer.from("GIF89a<script>alert(1)</script>"), "image/gif"],
    [422, "not_an_image", svg, "image/png"],
    [422, "not_an_image", photo.subarray(0, 900), "image/jpeg"],
    [422, "too_small", await picture(199, 400, "png"), "image/png"],
    [415, undefined, svg, "image/svg+xml"],
    [415, undefined, photo, "application/octet-stream"],
    [415, undefined, Buffer.from("{}"), "application/json"],
    [415, undefined, photo, "multipart/form-data; boundary=x"],
    [413, undefined, Buffer.alloc(5_242_881), "image/png"],
  ];
  for (const [status, code, bytes, type] of cases) {
    const answer = await upload(draft.id, bytes, type);
    assert.deepEqual([answer.status, answer.body.errors?.[0].code], [status, code], `${type} ${code}`);
    assert.match(answer.headers.get("content-type") ?? "", /problem\+json/);
  }
  const lied = await upload(draft.id, await picture(300, 300, "webp"), "image/png");
  assert.equal(lied.status, 200, "its bytes say what it is");
  const json = await house.own(`/events/${draft.id}`, { method: "PUT", bytes: photo, type: "image/jpeg" });
  assert.equal(json.status, 415, "elsewhere nobody takes pictures");
  assert.deepEqual(
    kept().filter((id) => !known.includes(id)),
    [lied.body.image.id],
  );
});

test("only who may change the event", async () => {
  const draft = await draftIn(house);
  assert.equal((await upload(draft.id, photo, "image/jpeg", house.anybody)).status, 401);
  assert.equal((await upload(draft.id, photo, "image/jpeg", await house.as())).status, 404);
  assert.equal((await upload(draft.id, photo, "image/jpeg", await house.as("viewer"))).status, 403);
  assert.equal((await upload(newId(), photo)).status, 404);
  const viewer = await house.as("viewer");
  assert.equal((await viewer(`/events/${draft.id}/image`, { method: "DELETE" })).status, 403);
});

test("a picture whose event could not be written is removed again", async () => {
  const draft = await draftIn(house);
  const known = kept();
  const { db } = house.harness.room("event");
  await db!.query({
    name: "",
    text: "alter table events add constraint no_picture check (image is null) not valid",
    values: [],
  });
  assert.equal((await upload(draft.id, photo)).status, 500);
  await db!.query({ name: "", text: "alter table events drop constraint no_picture", values: [] });
  const filesOf = (id: string) => readdirSync(join(house.harness.data_dir, "objects", "event", "images", id));
  const [orphan] = kept().filter((id) => !known.includes(id));
  assert.equal(filesOf(orphan!).length, 4, "its files are there");
  await later();
  assert.deepEqual(filesOf(orphan!), []);
});
