import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";
import ts from "typescript";

const web = fileURLToPath(new URL("../../", import.meta.url));
const config = getConfig({ configPath: path.join(web, "lingui.config.ts") });

/** {name}, <0/> and # stand for what is put in; a translation that loses one loses it for the reader. */
const holes = (text: string) => [...new Set(text.match(/\{\w+(?=[,}])|<\/?\d+\/?>/g) ?? [])].sort();

test("the catalogues hold exactly what the code says, and German says all of it", async () => {
  const [catalogue] = await getCatalogs(config);
  const collected = await catalogue!.collect();
  const wanted = Object.keys(collected ?? {}).sort();
  assert.ok(wanted.length > 300);
  for (const locale of ["en", "de"]) {
    const known = await catalogue!.read(locale);
    assert.deepEqual(Object.keys(known ?? {}).sort(), wanted, `${locale}: run lingui extract --clean`);
    for (const { message, translation } of Object.values(known ?? {})) {
      assert.ok(translation, `${locale}: no translation of “${message}”`);
      assert.deepEqual(holes(translation), holes(message ?? ""), `${locale}: “${message}”`);
    }
  }
});

const SPOKEN = new Set(["aria-label", "title", "placeholder", "alt", "label", "hint"]);
/** Names are the same in every language. */
const NAMES = new Set(["Foyer", "PayPal"]);

function literalsOf(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const say = (node: ts.Node, text: string) => {
    if (!/\p{L}{2}/u.test(text) || NAMES.has(text.trim())) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${path.relative(web, file.fileName)}:${line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && /^(Trans|Plural)$/.test(node.openingElement.tagName.getText(file))) return;
    if (ts.isJsxText(node)) say(node, node.text);
    if (
      ts.isJsxAttribute(node) &&
      SPOKEN.has(node.name.getText(file)) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    ) {
      say(node, node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test("no page says a word that is not in the catalogue", async () => {
  const files = (await readdir(path.join(web, "src"), { recursive: true })).filter((name) =>
    name.endsWith(".tsx"),
  );
  assert.ok(files.length > 50);
  for (const name of files) {
    const file = path.join(web, "src", name);
    const source = ts.createSourceFile(
      file,
      await readFile(file, "utf8"),
      ts.ScriptTarget.Latest,
      true,
      ts.ScriptKind.TSX,
    );
    assert.deepEqual(literalsOf(source), []);
  }
});

test("the check above sees text and spoken attributes", () => {
  const code = `<p title="Hello you"><Trans>Fine</Trans> Not fine <i aria-label={t\`fine\`}>{name}</i></p>`;
  const source = ts.createSourceFile(
    path.join(web, "x.tsx"),
    code,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  assert.deepEqual(literalsOf(source), ["x.tsx:1 Hello you", "x.tsx:1 Not fine"]);
});
