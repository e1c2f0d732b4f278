import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { newId } from "../../../platform/ids.ts";
import type { Json } from "../../../test/doors.ts";
import { goods, openShop, type Shop } from "./shop.ts";

let shop: Shop;
let url: string;
let photo: Buffer<ArrayBuffer>;
before(async () => {
  shop = await openShop();
  url = shop.harness.runtime.fronts.find((front) => front.name === "catalog")!.url;
  const drawn = sharp({ create: { width: 1_500, height: 1_000, channels: 3, background: "#b16f23" } });
  photo = Buffer.from(await drawn.jpeg().toBuffer());
});
after(() => shop.harness.stop());

async function upload(id: string, bytes: Buffer<ArrayBuffer>, type = "image/jpeg", who = shop.owner) {
  const response = await fetch(`${url}/products/${id}/image`, {
    method: "PUT",
    headers: { "content-type": type, authorization: who.authorization },
    body: bytes,
  });
  const body: Json = await response.json();
  return { status: response.status, body };
}
const fileAt = (address: string) => fetch(url + new URL(address, url).pathname.replace(/^\/api/, ""));
/** The pictures that files are kept of. */
const kept = () => {
  const folder = join(shop.harness.data_dir, "objects", "catalog", "images");
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return [...new Set(files.filter((file) => file.endsWith(".webp")).map((file) => dirname(file)))];
};

test("a product shows its picture in several widths; another one takes its place, and the files of the old one go", async () => {
  const mug = await goods(shop);
  assert.equal(mug.image, null);
  const drawn = await fileAt(mug.image_url);
  assert.match(drawn.headers.get("content-type")!, /^image\/svg/);
  const { status, body } = await upload(mug.id, photo);
  assert.deepEqual([status, body.version], [200, 2]);
  for (const { url: address, width } of body.image.sources) {
    const file = await fileAt(address);
    assert.deepEqual([file.status, file.headers.get("content-type")], [200, "image/webp"]);
    assert.equal((await sharp(await file.arrayBuffer()).metadata()).width, width);
  }
  const art = await fileAt(`/products/art/${mug.slug}.svg`);
  assert.equal(art.headers.get("content-type"), "image/webp", "also for whoever knows only the slug");

  const second = await upload(mug.id, photo);
  await shop.harness.drain();
  assert.deepEqual(kept(), [second.body.image.id]);
  const removed = await shop.call("DELETE", `/products/${mug.id}/image`, {
    authorization: shop.owner.authorization,
  });
  await shop.harness.drain();
  assert.deepEqual([removed.body.image, kept()], [null, []]);
});

test("what is no picture, and whose product it is not, leaves nothing behind", async () => {
  const mug = await goods(shop);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  assert.deepEqual((await upload(mug.id, svg, "image/svg+xml")).status, 415);
  assert.equal((await upload(mug.id, svg)).body.errors[0].code, "not_an_image");
  const viewer = await shop.auth.person({ memberships: { [shop.organization_id]: "viewer" } });
  const stranger = await shop.auth.person({ memberships: { [newId()]: "owner" } });
  assert.equal((await upload(mug.id, photo, "image/jpeg", viewer)).status, 403);
  assert.equal((await upload(mug.id, photo, "image/jpeg", stranger)).status, 404);
  assert.deepEqual(kept(), []);
});
