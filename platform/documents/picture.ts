import { deflateSync } from "node:zlib";
import { pathOps } from "./path-ops.ts";

/** A picture as PDFs take it: drawn once a process, put into any number of documents as it is. */
export interface Picture {
  /** Where its own coordinates begin; those downwards begin at 0. */
  left: number;
  width: number;
  height: number;
  /** PDF operators, packed. */
  content: Buffer;
  /** Names of graphics states that the content uses, with what they set. */
  states: Map<string, { ca: number; CA: number; BM: string }>;
}

const TAG = /<(\/?)(\w+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const BLACK = "#000000";

type Attributes = Record<string, string>;

/**
 * Turns an SVG of ours (platform/art: shapes, groups, clips, opacity, overprint; no text, no foreign input) into PDF
 * operators. y grows downwards, as on PDFKit's pages.
 */
export function pictureOf(svg: string): Picture {
  const states: Picture["states"] = new Map();
  const clips = new Map<string, string>();
  const inherited: Attributes[] = [{}];
  const out: string[] = [];
  let clip: string | undefined;
  let [left, width, height] = [0, 0, 0];
  for (const [, closing, tag = "", text = ""] of svg.matchAll(TAG)) {
    const own: Attributes = Object.fromEntries(
      [...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name!, value!]),
    );
    const at: Attributes = { ...inherited.at(-1), ...own };
    if (tag === "svg" && !closing)
      [left, , width, height] = (own["viewBox"] ?? "0 0 1 1").split(" ").map(Number) as [
        number,
        number,
        number,
        number,
      ];
    else if (tag === "clipPath") clip = closing ? undefined : own["id"];
    else if (tag === "g" && closing) {
      inherited.pop();
      out.push("Q");
    } else if (tag === "g") {
      // What a group says of itself is not said again by what is in it.
      const { transform: _moved, "clip-path": _cut, ...kept } = at;
      inherited.push(kept);
      const cut = clips.get(/url\(#([^)]+)\)/.exec(own["clip-path"] ?? "")?.[1] ?? "");
      out.push("q", matrices(own["transform"]), ...(cut ? [`${cut} W n`] : []));
    } else if (clip !== undefined) {
      const even = own["clip-rule"] === "evenodd" ? " W* n\nq Q" : "";
      clips.set(clip, pathOps(tag, own) + even);
    } else if (!closing) out.push(shape(tag, at, own["transform"], states));
  }
  const content = deflateSync(out.filter(Boolean).join("\n"));
  return { left, width, height, content, states };
}

function shape(
  tag: string,
  at: Attributes,
  transform: string | undefined,
  states: Picture["states"],
): string {
  const path = pathOps(tag, at);
  const { fill = BLACK, stroke = "none", opacity = "1" } = at;
  if (path === "" || (fill === "none" && stroke === "none")) return "";
  const multiplied = at["style"]?.includes("multiply") ?? false;
  const name = `S${Math.round(Number(opacity) * 100)}${multiplied ? "m" : ""}`;
  states.set(name, { ca: Number(opacity), CA: Number(opacity), BM: multiplied ? "Multiply" : "Normal" });
  const dash = at["stroke-dasharray"]?.split(" ").map(Number);
  const pen =
    stroke === "none"
      ? []
      : [
          `${rgb(stroke)} RG ${Number(at["stroke-width"] ?? 1)} w`,
          at["stroke-linecap"] === "round" ? "1 J" : "",
          at["stroke-linejoin"] === "round" ? "1 j" : "",
          dash ? `[${dash.join(" ")}] 0 d` : "",
        ];
  const even = at["fill-rule"] === "evenodd" ? "*" : "";
  const paint = fill === "none" ? "S" : stroke === "none" ? `f${even}` : `B${even}`;
  return [
    `q /${name} gs`,
    matrices(transform),
    fill === "none" ? "" : `${rgb(fill)} rg`,
    ...pen,
    path,
    paint,
    "Q",
  ]
    .filter(Boolean)
    .join(" ");
}

const rgb = (color: string): string =>
  [1, 3, 5].map((at) => +(Number.parseInt(color.slice(at, at + 2), 16) / 255).toFixed(3)).join(" ");

/** translate(x y) and rotate(degrees), one after the other. */
function matrices(transform = ""): string {
  return [...transform.matchAll(/(translate|rotate)\(([^)]*)\)/g)]
    .map(([, kind, text = ""]) => {
      const [a = 0, b = 0] = text.split(/[\s,]+/).map(Number);
      if (kind === "translate") return `1 0 0 1 ${a} ${b} cm`;
      const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
      return `${cos.toFixed(5)} ${sin.toFixed(5)} ${(-sin).toFixed(5)} ${cos.toFixed(5)} 0 0 cm`;
    })
    .join(" ");
}
