import assert from "node:assert/strict";
import { test } from "node:test";
import { fallbacks, render } from "./render.ts";

test("what people typed is neither markup nor a template", () => {
  const view = { name: `{{secret}} <b>"x"</b>`, secret: "s3cret" };
  assert.equal(render("Hello {{name}}", view, "text"), `Hello {{secret}} <b>"x"</b>`);
  assert.equal(
    render("<p>{{name}}</p>", view, "html"),
    "<p>{{secret}} &#60;b&#62;&#34;x&#34;&#60;/b&#62;</p>",
  );
});

test("templates reach nothing but their view", () => {
  assert.equal(
    render("{{constructor}}{{__proto__}}{{toString}}", { a: "1" }, "text").includes("function"),
    false,
  );
});

test("languages fall back to English", () => {
  assert.deepEqual(fallbacks("de-AT"), ["de-AT", "de", "en"]);
  assert.deepEqual(fallbacks(""), ["", "en"]);
});
