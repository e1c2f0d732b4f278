import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ERRORS } from "../../../contracts/types/errors.ts";
import { type Harness, startHarness } from "../../../platform/testing/harness.ts";
import { freePorts } from "../../../test/program.ts";
import { system } from "../../../system.ts";

let harness: Harness;
let base: string;
before(async () => {
  const [port] = await freePorts(1);
  harness = await startHarness({ entries: system, names: ["gateway"], env: { GATEWAY_PORT: String(port) } });
  base = `http://127.0.0.1:${port}`;
});
after(() => harness?.stop());

const get = async (url: string) => {
  const answer = await fetch(new URL(url, base));
  return { answer, text: await answer.text() };
};

test("the type of a problem is the address of a page with cause and cure", async () => {
  const refused = await get("/nothing/here");
  const problem = JSON.parse(refused.text) as { type: string; title: string };
  const { answer, text } = await get(problem.type);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type")!, /^text\/html/);
  for (const words of [problem.title, "somebody else", "Check the address"]) assert.ok(text.includes(words));
});

test("what is refused before there is a request has its page as well", async () => {
  const { text } = await get("/%zz");
  const { type } = JSON.parse(text) as { type: string };
  assert.equal((await get(type)).answer.status, 200);
});

test("every code has a page without scripts, linked from the list; another code has none", async () => {
  const list = await get("/errors");
  for (const code of Object.keys(ERRORS)) {
    const link = new RegExp(`href="(errors/${code})"`).exec(list.text)?.[1];
    const { answer, text } = await get(`/${link}`);
    assert.equal(answer.status, 200, code);
    assert.doesNotMatch(text, /<script|undefined|`/, code);
    assert.doesNotMatch(answer.headers.get("content-security-policy")!, /script-src|unsafe/, code);
  }
  assert.equal((await get("/errors/no_such_code")).answer.status, 404);
  assert.equal((await get("/errors/constructor")).answer.status, 404);
});

test("the page of the API loads only what this server has, and nothing inline", async () => {
  const { answer, text } = await get("/docs");
  const policy = answer.headers.get("content-security-policy")!;
  assert.match(policy, /script-src 'self'(;|$)/);
  assert.doesNotMatch(policy, /unsafe|https?:/);
  assert.doesNotMatch(text, /<script>|<style|\sstyle=|\son\w+=|https?:\/\//);
  const files = [...text.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(([, file]) => file!);
  assert.deepEqual(files.length, 4);
  for (const file of files) {
    const loaded = await get(`/${file}`);
    assert.equal(loaded.answer.status, 200, file);
    const type = file.endsWith(".css") ? /^text\/css/ : /^text\/javascript/;
    assert.match(loaded.answer.headers.get("content-type")!, type);
    assert.match(loaded.answer.headers.get("content-encoding") ?? "", /^(br|gzip)$/);
  }
  for (const file of ["page.ts", "..%2Fservice.ts", "toString"])
    assert.equal((await get(`/docs/${file}`)).answer.status, 404, file);
});
