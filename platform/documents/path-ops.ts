/** A quarter of a circle as one Bézier curve. */
const KAPPA = 0.5523;
const n = (value: number) => String(+value.toFixed(2));
const op = (name: string, ...values: number[]) => `${values.map(n).join(" ")} ${name}`;

/** PDF operators of the outline of an SVG shape; empty for what is none. */
export function pathOps(tag: string, at: Record<string, string>): string {
  const v = (name: string) => Number(at[name] ?? 0);
  if (tag === "rect") {
    const radius = Math.min(v("rx"), v("width") / 2, v("height") / 2);
    if (radius === 0) return op("re", v("x"), v("y"), v("width"), v("height"));
    return rounded(v("x"), v("y"), v("width"), v("height"), radius);
  }
  if (tag === "circle") return oval(v("cx"), v("cy"), v("r"), v("r"));
  if (tag === "ellipse") return oval(v("cx"), v("cy"), v("rx"), v("ry"));
  return tag === "path" ? lines(at["d"] ?? "") : "";
}

function oval(x: number, y: number, rx: number, ry: number): string {
  const [kx, ky] = [rx * KAPPA, ry * KAPPA];
  return [
    op("m", x + rx, y),
    op("c", x + rx, y + ky, x + kx, y + ry, x, y + ry),
    op("c", x - kx, y + ry, x - rx, y + ky, x - rx, y),
    op("c", x - rx, y - ky, x - kx, y - ry, x, y - ry),
    op("c", x + kx, y - ry, x + rx, y - ky, x + rx, y),
    "h",
  ].join(" ");
}

function rounded(x: number, y: number, w: number, h: number, r: number): string {
  const k = r * (1 - KAPPA);
  return [
    op("m", x + r, y),
    op("l", x + w - r, y),
    op("c", x + w - k, y, x + w, y + k, x + w, y + r),
    op("l", x + w, y + h - r),
    op("c", x + w, y + h - k, x + w - k, y + h, x + w - r, y + h),
    op("l", x + r, y + h),
    op("c", x + k, y + h, x, y + h - k, x, y + h - r),
    op("l", x, y + r),
    op("c", x, y + k, x + k, y, x + r, y),
    "h",
  ].join(" ");
}

const LENGTHS: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7, Z: 0 };

/** The path language of SVG: absolute and relative, arcs as curves. */
function lines(d: string): string {
  const out: string[] = [];
  let [x, y, startX, startY, controlX, controlY] = [0, 0, 0, 0, 0, 0];
  for (const [, letter = "", text = ""] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const kind = letter.toUpperCase();
    const values = [...text.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g)].map(([number]) => Number(number));
    const length = LENGTHS[kind] ?? 0;
    for (let at = 0; at === 0 || (length > 0 && at + length <= values.length); at += length || 1) {
      const [dx, dy] = letter === kind ? [0, 0] : [x, y];
      const a = values.slice(at, at + length);
      const point = (index: number): [number, number] => [a[index]! + dx, a[index + 1]! + dy];
      let curve: [number, number] | undefined;
      if (kind === "Z") [x, y] = [startX, startY];
      else if (kind === "H") x = a[0]! + dx;
      else if (kind === "V") y = a[0]! + dy;
      else if (kind === "C" || kind === "S") {
        const first: [number, number] = kind === "C" ? point(0) : [2 * x - controlX, 2 * y - controlY];
        curve = point(kind === "C" ? 2 : 0);
        [x, y] = point(kind === "C" ? 4 : 2);
        out.push(op("c", ...first, ...curve, x, y));
      } else if (kind === "Q") {
        const [qx, qy] = point(0);
        const end = point(2);
        const near = (from: number, to: number) => from + ((to - from) * 2) / 3;
        out.push(op("c", near(x, qx), near(y, qy), near(end[0], qx), near(end[1], qy), ...end));
        [x, y] = end;
      } else if (kind === "A") {
        const end = point(5);
        out.push(...arc([x, y], end, a));
        [x, y] = end;
      } else [x, y] = point(0);
      if (kind === "Z") out.push("h");
      if (kind === "M" && at === 0) [startX, startY] = [x, y];
      if (kind === "M" || kind === "L" || kind === "H" || kind === "V")
        out.push(op(kind === "M" && at === 0 ? "m" : "l", x, y));
      [controlX, controlY] = curve ?? [x, y];
    }
  }
  return out.join(" ");
}

/** An arc without rotation of its axes, as curves of at most a quarter turn. */
function arc([x1, y1]: [number, number], [x2, y2]: [number, number], a: number[]): string[] {
  let [rx, ry] = [Math.abs(a[0]!), Math.abs(a[1]!)];
  const [large, sweep] = [a[3] !== 0, a[4] !== 0];
  const [hx, hy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const reach = (hx / rx) ** 2 + (hy / ry) ** 2;
  // Too small to span the points: as large as it has to be.
  if (reach > 1) [rx, ry] = [rx * Math.sqrt(reach), ry * Math.sqrt(reach)];
  const rest = Math.max(0, (rx * ry) ** 2 - (rx * hy) ** 2 - (ry * hx) ** 2);
  const factor = (large === sweep ? -1 : 1) * Math.sqrt(rest / ((rx * hy) ** 2 + (ry * hx) ** 2));
  const [mx, my] = [(factor * rx * hy) / ry, (-factor * ry * hx) / rx];
  const [cx, cy] = [mx + (x1 + x2) / 2, my + (y1 + y2) / 2];
  const from = Math.atan2((hy - my) / ry, (hx - mx) / rx);
  let turn = Math.atan2((-hy - my) / ry, (-hx - mx) / rx) - from;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const parts = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / parts;
  const k = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: parts }, (_, index) => {
    const [b, e] = [from + index * step, from + (index + 1) * step];
    const at = (angle: number, offset: number): [number, number] => [
      cx + rx * (Math.cos(angle) - offset * Math.sin(angle)),
      cy + ry * (Math.sin(angle) + offset * Math.cos(angle)),
    ];
    return op("c", ...at(b, k), ...at(e, -k), ...at(e, 0));
  });
}
