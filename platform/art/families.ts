/** Numbers from 0 to below 1. */
export type Random = () => number;
export type Colors = readonly [ground: string, deep: string, strong: string, warm: string, light: string];
export interface Print {
  /** Style of inks that overprint, empty for opaque ones. */
  blend: string;
  clip_id: string;
  shape?: "shirt" | "mug" | undefined;
}
/** Draws 1440 × 500 around a middle of 800 × 500. Every call of `random` is part of the picture: keep their order. */
export type Drawing = (random: Random, colors: Colors, print: Print) => string;

export const HEIGHT = 500;
export const WIDTH = 1440;
export const LEFT = -320;
const RIGHT = LEFT + WIDTH;

/** One decimal. */
function f(value: number): number {
  return +value.toFixed(1);
}

function ground(color: string): string {
  return `<rect x="${LEFT}" width="${WIDTH}" height="${HEIGHT}" fill="${color}"/>`;
}

/** Stage: arches inside arches, a moon, a wood at night. */
export function arch(r: Random, c: Colors, { clip_id }: Print): string {
  const mx = f(360 + r() * 80);
  const my = f(165 + r() * 30);
  const rad = f(62 + r() * 18);
  let s = ground(c[1]);
  for (let x = LEFT; x < RIGHT; x += 20) {
    const k = Math.abs(Math.cos(x / 46 + r() * 0.3));
    s += `<rect x="${x}" width="${f(4 + 11 * k)}" height="${HEIGHT}" fill="${c[2]}" opacity="${f(0.25 + 0.55 * k)}"/>`;
  }
  s += [
    [350, -20, 0],
    [318, 8, 2],
    [292, 26, 0],
    [262, 48, 1],
    [236, 66, 0],
  ]
    .map(([half = 0, top = 0, color = 0]) => `<path d="${archPath(half, top)}" fill="${c[color]}"/>`)
    .join("");
  s += `<clipPath id="${clip_id}"><path d="${archPath(236, 66)}"/></clipPath><g clip-path="url(#${clip_id})">`;
  for (let i = 7; i > 0; i--) {
    s += `<circle cx="${mx}" cy="${my}" r="${f(rad + i * i * 3.2 + i * 9)}" fill="none" stroke="${c[3]}" stroke-width="${f(2.4 - i * 0.24)}" stroke-dasharray="${f(6 + r() * 60)} ${f(5 + r() * 18)}" opacity="${f(0.9 - i * 0.09)}"/>`;
  }
  s += `<circle cx="${mx}" cy="${my}" r="${rad}" fill="${c[4]}"/><circle cx="${f(mx + rad * 0.38)}" cy="${f(my - rad * 0.16)}" r="${f(rad * 0.86)}" fill="${c[3]}" opacity=".85"/>`;
  s += archWood(r, c);
  for (let i = 0; i < 26; i++) {
    s += `<circle cx="${f(190 + r() * 420)}" cy="${f(250 + r() * 200)}" r="${f(1.2 + r() * 2.6)}" fill="${c[4]}" opacity="${f(0.5 + r() * 0.5)}"/>`;
  }
  s += `<ellipse cx="400" cy="${HEIGHT}" rx="236" ry="62" fill="${c[1]}"/>`;
  for (let i = 0; i < 9; i++) {
    const x = f(204 + i * 49);
    const y = f(472 - Math.sin(((i + 0.5) / 9) * Math.PI) * 30);
    s += `<circle cx="${x}" cy="${y}" r="17" fill="${c[3]}" opacity=".22"/><path d="M${x - 10} ${y}a10 10 0 0 1 20 0Z" fill="${c[3]}"/>`;
  }
  return s + "</g>";
}

function archPath(half: number, top: number): string {
  const shoulder = f(top + half * 0.82);
  return `M${400 - half} ${HEIGHT}V${shoulder}A${half} ${f(half * 0.82)} 0 0 1 ${400 + half} ${shoulder}V${HEIGHT}Z`;
}

function archWood(r: Random, c: Colors): string {
  return [
    [300, 1, 40],
    [346, 2, 34],
    [398, 0, 26],
  ]
    .map(([base = 0, color = 0, amp = 0], n) => {
      let d = `M140 ${HEIGHT}V${base}`;
      for (let x = 140; x <= 660; x += 26) {
        const y = base - Math.abs(Math.sin(x * (0.021 + n * 0.006) + r() * 0.7)) * amp - r() * amp * 0.7;
        d += `Q${x + 13} ${f(y - amp)} ${x + 26} ${f(base - r() * 12)}`;
      }
      return `<path d="${d}V${HEIGHT}Z" fill="${c[color]}"/>`;
    })
    .join("");
}

/** Outdoors: sea in bands, a sun cut by its reflection, lamps with theirs. */
export function tide(r: Random, c: Colors): string {
  const horizon = f(190 + r() * 40);
  const sun = f(230 + r() * 340);
  const R = f(84 + r() * 30);
  let s = `${ground(c[0])}<rect x="${LEFT}" width="${WIDTH}" height="${horizon}" fill="${c[1]}"/>`;
  for (let i = 0; i < 6; i++) {
    s += `<rect x="${LEFT}" y="${f(horizon - 14 - i * i * 6.5)}" width="${WIDTH}" height="${f(9 - i)}" fill="${c[2]}" opacity="${f(0.55 - i * 0.08)}"/>`;
  }
  s += `<circle cx="${sun}" cy="${horizon}" r="${R}" fill="${c[3]}"/>`;
  for (let i = 1; i < 5; i++) {
    s += `<circle cx="${sun}" cy="${horizon}" r="${f(R + i * 22)}" fill="none" stroke="${c[3]}" stroke-width="${f(3.2 - i * 0.6)}" opacity="${f(0.8 - i * 0.15)}"/>`;
  }
  return s + tideWaves(r, c, horizon, sun, R) + tideLamps(r, c, horizon);
}

function tideWaves(r: Random, c: Colors, horizon: number, sun: number, R: number): string {
  let s = "";
  [c[2], c[1], c[0], c[2], c[1], c[0], c[1]].forEach((color, i) => {
    const y = horizon + i * i * 4.2 + i * 19;
    const a = 5 + i * 3.4;
    const w = 120 + i * 34;
    const p = r() * w;
    let d = `M-540 ${HEIGHT}V${f(y)}`;
    for (let x = -540 - p; x < RIGHT + 200; x += w) {
      d += `C${f(x + w * 0.3)} ${f(y - a)} ${f(x + w * 0.36)} ${f(y - a)} ${f(x + w / 2)} ${f(y)}S${f(x + w * 0.8)} ${f(y + a)} ${f(x + w)} ${f(y)}`;
    }
    const k = R * (1.1 - i * 0.13);
    s += `<path d="${d}V${HEIGHT}Z" fill="${color}" opacity="${i ? 0.93 : 1}"/><rect x="${f(sun - k + (r() - 0.5) * 30)}" y="${f(y + 8)}" width="${f(k * 2)}" height="${f(3 + i * 0.9)}" rx="3" fill="${c[3]}" opacity="${f(0.95 - i * 0.1)}"/>`;
  });
  return s;
}

function tideLamps(r: Random, c: Colors, horizon: number): string {
  let s = "";
  const n = 14 + Math.floor(r() * 3);
  for (let i = 0; i < n; i++) {
    const x = f(LEFT + 30 + (i + r() * 0.5) * (WIDTH / n));
    const y = f(70 + Math.sin(i * 1.1 + r()) * 26 + r() * 30);
    s += `<path d="M${x} 0V${y}" stroke="${c[4]}" stroke-width="1.4" opacity=".55"/><circle cx="${x}" cy="${y}" r="${f(9 + r() * 7)}" fill="${c[4]}"/>`;
    for (let j = 0; j < 6; j++) {
      s += `<rect x="${f(x - 9 + j)}" y="${f(horizon + 34 + j * 34 + r() * 10)}" width="${f(18 - j * 2)}" height="3" rx="1.5" fill="${c[4]}" opacity="${f(0.8 - j * 0.12)}"/>`;
    }
  }
  return s;
}

/** Music: a keyboard of bars, records cut into quarters. */
export function chord(r: Random, c: Colors, { blend }: Print): string {
  let s = ground(c[0]);
  const w = 50;
  for (let i = 0; i < 29; i++) {
    const left = LEFT - 5 + i * w;
    const h = 90 + Math.abs(Math.sin(i * 0.55 + r() * 1.2)) * 330;
    const color = c[1 + ((i + (r() > 0.7 ? 1 : 0)) % 2)];
    s += `<rect x="${f(left + 5)}" y="${f(HEIGHT - h)}" width="${f(w - 10)}" height="${f(h)}" rx="${f((w - 10) / 2)}" fill="${color}" style="${blend}"/>`;
  }
  for (let k = -1; k < 4; k++) {
    const x = f(130 + k * 270 + (r() - 0.5) * 90);
    const y = f(170 + r() * 150);
    const R = f(92 + r() * 60);
    const turn = Math.floor(r() * 4) * 90;
    const [a, b] = k === 1 ? [c[3], c[4]] : [c[4], c[3]];
    s += `<g transform="translate(${x} ${y}) rotate(${turn})" style="${blend}"><circle r="${R}" fill="${a}"/><path d="M0 ${-R}A${R} ${R} 0 0 1 ${R} 0H0Z" fill="${b}"/></g><g transform="translate(${x} ${y})" fill="none" stroke="${c[0]}" stroke-width="1.6">`;
    for (let q = R - 8; q > 30; q -= 7) s += `<circle r="${f(q)}" opacity=".55"/>`;
    s += `</g><circle cx="${x}" cy="${y}" r="20" fill="${c[2]}"/><circle cx="${x}" cy="${y}" r="5" fill="${c[0]}"/>`;
  }
  return s;
}

/** Big nights: lamps from above, rows of heads below. */
export function beam(r: Random, c: Colors): string {
  let s = ground(c[0]);
  const [ox, oy, n, twist, far] = [400, 430, 26, r() * 0.1, 1100];
  for (let i = 0; i < n; i++) {
    const a = Math.PI + (i / n) * Math.PI + twist;
    const b = a + (Math.PI / n) * (0.38 + r() * 0.5);
    s += `<path d="M${ox} ${oy}L${f(ox + Math.cos(a) * far)} ${f(oy + Math.sin(a) * far)}L${f(ox + Math.cos(b) * far)} ${f(oy + Math.sin(b) * far)}Z" fill="${c[1 + (i % 2)]}" opacity="${f(0.5 + r() * 0.5)}"/>`;
  }
  [214, 176, 138, 100, 64].forEach((q, i) => {
    s += `<circle cx="${ox}" cy="${oy}" r="${q}" fill="${c[[1, 2, 3, 4, 3][i] ?? 1]}"/>`;
    if (i < 3) {
      s += `<circle cx="${ox}" cy="${oy}" r="${q + 10}" fill="none" stroke="${c[3]}" stroke-width="1.6" stroke-dasharray="1 9" stroke-linecap="round"/>`;
    }
  });
  for (let i = 0; i < 46; i++) {
    const a = Math.PI + r() * Math.PI;
    const q = 240 + r() * 430;
    const x = f(ox + Math.cos(a) * q);
    const y = f(oy + Math.sin(a) * q);
    const z = f(2 + r() * 6);
    const color = c[3 + (i % 2)];
    s +=
      r() > 0.5
        ? `<circle cx="${x}" cy="${y}" r="${z}" fill="${color}"/>`
        : `<rect x="${x}" y="${y}" width="${f(z * 2.2)}" height="${f(z * 0.8)}" transform="rotate(${f(r() * 180)} ${x} ${y})" fill="${color}"/>`;
  }
  return s + beamHeads(r, c);
}

function beamHeads(r: Random, c: Colors): string {
  let s = "";
  [c[2], c[1], c[1], c[0]].forEach((color, row) => {
    const y = 418 + row * 26;
    const d = 22 + row * 7;
    for (let x = LEFT - 20 + (row % 2) * d * 0.7; x < RIGHT + 20; x += d * 1.42) {
      s += `<circle cx="${f(x)}" cy="${f(y + r() * 5)}" r="${f(d * 0.52)}" fill="${color}" ${row === 1 ? 'opacity=".92"' : ""} stroke="${c[0]}" stroke-width="${row < 3 ? 2.5 : 0}"/>`;
    }
    if (row === 3) s += `<rect x="${LEFT}" y="${y + 8}" width="${WIDTH}" height="60" fill="${c[0]}"/>`;
  });
  return s;
}

type Curve = [number, number, number, number, number, number, number, number];

/** Hands: combed lines that cross once. */
export function strand(r: Random, c: Colors): string {
  let s = ground(c[0]);
  const j = (): number => (r() - 0.5) * 90;
  s += `<circle cx="${f(560 + j())}" cy="${f(170 + j() * 0.4)}" r="${f(105 + r() * 30)}" fill="${c[3]}"/>`;
  s += ribbon(
    [-40, 90 + j(), 260, -60, 380, 520, 860, 300 + j()],
    [-40, 360 + j(), 300, 120, 470, 700, 860, 520],
    22,
    c[2],
    7.5,
  );
  s += ribbon(
    [-40, 470 + j(), 240, 560, 430, 60 + j(), 860, 110],
    [-40, 600, 300, 620, 560, 210 + j(), 860, 260],
    17,
    c[1],
    5.5,
  );
  s += ribbon(
    [120 + j(), -40, 210, 210, 330, 250, 300 + j(), 560],
    [260 + j(), -40, 320, 190, 450, 260, 450 + j(), 560],
    9,
    c[4],
    6,
  );
  return s;
}

/** n lines between two curves; those that leave the middle at the sides go on straight to the edges of the print. */
function ribbon(a: Curve, b: Curve, n: number, color: string, width: number): string {
  let s = "";
  for (let i = 0; i < n; i++) {
    const t = i / (n - 1);
    const p = a.map((value, k) => f(value + ((b[k] ?? 0) - value) * t)) as Curve;
    const short = width === 6;
    const start = short ? "" : `${f(p[0] - 400)} ${f(p[1] + ((p[1] - p[3]) / (p[2] - p[0])) * 400)}L`;
    const end = short ? "" : `l400 ${f(((p[7] - p[5]) / (p[6] - p[4])) * 400)}`;
    s += `<path d="M${start}${p[0]} ${p[1]}C${p[2]} ${p[3]} ${p[4]} ${p[5]} ${p[6]} ${p[7]}${end}" fill="none" stroke-linejoin="round" stroke="${color}" stroke-width="${width}" stroke-linecap="round"/>`;
  }
  return s;
}

/** Breath: petals turned around a centre, overprinted. */
export function bloom(r: Random, c: Colors, { blend }: Print): string {
  const [cx, cy] = [400, 268];
  let s = `${ground(c[0])}<circle cx="${cx}" cy="${cy}" r="232" fill="${c[4]}" opacity=".55"/>`;
  const wheels = [
    { n: 12, length: 224, width: 54, color: c[2], opacity: 0.5 },
    { n: 10, length: 176, width: 46, color: c[3], opacity: 0.75 },
    { n: 8, length: 104, width: 30, color: c[2], opacity: 0.7 },
  ];
  wheels.forEach(({ n, length, width, color, opacity }, k) => {
    const turn = r() * 40;
    for (let i = 0; i < n; i++) {
      s += `<path d="M0 0C${width} ${f(-length * 0.3)} ${width} ${f(-length * 0.75)} 0 ${-length}C${-width} ${f(-length * 0.75)} ${-width} ${f(-length * 0.3)} 0 0Z" transform="translate(${cx} ${cy}) rotate(${f(turn + (i * 360) / n)})" fill="${color}" opacity="${opacity}" style="${k ? "" : blend}"/>`;
    }
  });
  for (let q = 250; q < 780; q += 22) {
    s += `<circle cx="${cx}" cy="${cy}" r="${q}" fill="none" stroke="${c[2]}" stroke-width="1.6" stroke-dasharray="${f(2 + r() * 30)} ${f(6 + r() * 12)}" opacity=".6"/>`;
  }
  return `${s}<circle cx="${cx}" cy="${cy}" r="26" fill="${c[0]}"/><circle cx="${cx}" cy="${cy}" r="11" fill="${c[3]}"/>`;
}

/** Drawn inside 800 × 500, centred. */
const CUTS = {
  shirt: "M318 66C344 96 456 96 482 66L560 96L640 214L566 262L542 228V446H258V228L234 262L160 214L240 96Z",
  mug: "M246 116H514V190H556C606 190 632 222 632 262C632 312 596 346 540 346H508C500 392 474 410 440 410H320C272 410 246 384 246 336ZM514 238V298H538C562 298 578 286 578 264C578 248 566 238 548 238Z",
};

/** Things: a printed sheet of quarter circles; with a shape, the thing itself is cut from the sheet. */
export function tile(r: Random, c: Colors, { clip_id, shape }: Print): string {
  const sheet = tileSheet(r, c, shape ? 62.5 : 100);
  if (!shape) return sheet;
  const shadow = `<ellipse cx="400" cy="452" rx="${shape === "mug" ? 170 : 190}" ry="16" fill="${c[1]}" opacity=".22"/>`;
  const cut = `<clipPath id="${clip_id}"><path fill-rule="evenodd" clip-rule="evenodd" d="${CUTS[shape]}"/></clipPath><g clip-path="url(#${clip_id})">${sheet}</g>`;
  const rim =
    shape === "shirt"
      ? `<path d="M318 66C344 96 456 96 482 66C470 126 330 126 318 66Z" fill="${c[1]}"/>`
      : `<ellipse cx="380" cy="116" rx="134" ry="17" fill="${c[1]}"/>`;
  return ground(c[0]) + shadow + cut + rim;
}

function tileSheet(r: Random, c: Colors, u: number): string {
  const h = u / 2;
  const forms = [
    `M${-h} ${-h}H${h}A${u} ${u} 0 0 1 ${-h} ${h}Z`,
    "",
    `M${-h} ${h}A${h} ${h} 0 0 1 ${h} ${h}Z M${-h} 0A${h} ${h} 0 0 1 ${h} 0Z`,
    `M${-h} ${-h}L${h} ${h}H${-h}Z`,
    `M${-h} ${-h}A${u} ${u} 0 0 1 ${h} ${h}A${u} ${u} 0 0 1 ${-h} ${-h}Z`,
  ];
  let s = "";
  for (let y = 0; y < HEIGHT; y += u) {
    for (let x = -400; x < RIGHT + 80; x += u) {
      const a = c[1 + Math.floor(r() * 4)];
      const b = c[1 + Math.floor(r() * 4)];
      const form = forms[Math.floor(r() * 5)];
      const turn = Math.floor(r() * 4) * 90;
      const mark = form ? `<path d="${form}" fill="${b}"/>` : `<circle r="${h}" fill="${b}"/>`;
      s += `<g transform="translate(${f(x + h)} ${f(y + h)}) rotate(${turn})"><rect x="${-h}" y="${-h}" width="${u}" height="${u}" fill="${a === b ? c[0] : a}"/>${mark}</g>`;
    }
  }
  return s;
}
