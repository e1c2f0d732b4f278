import { ART_FAMILIES, type ArtFamily } from "../../platform/art/art.ts";
import { artPicture, drawPicture } from "../../platform/documents/draw-picture.ts";
import { pdfFont } from "../../platform/documents/fonts.ts";
import { LIGHT } from "../../platform/documents/inks.ts";
import { qrModules } from "../../platform/documents/qr.ts";
import type { TicketRow } from "./db/tickets.ts";
import { printShortCode } from "./domain/short-code.ts";
import {
  printable,
  printMoment,
  printTime,
  printZone,
  type TicketWords,
  ticketWords,
} from "./domain/ticket-words.ts";

const FONT = {
  show: "DejaVuSerif-Bold",
  text: "DejaVuSans",
  bold: "DejaVuSans-Bold",
  code: "DejaVuSansMono-Bold",
};
const { ink: INK, quiet: QUIET, tear: TEAR } = LIGHT;

/** A5 in points; one millimetre is 2.835 of them. */
const PAGE = { width: 419.53, height: 595.28, margin: 34 };
const QR_POINTS = 148;
const ART_HEIGHT = 122;
const TEAR_Y = 292;
const INNER = PAGE.width - 2 * PAGE.margin;

export interface PrintedTicket {
  row: TicketRow;
  code: string;
}

type Doc = PDFKit.PDFDocument;

/** One page per ticket, tagged for screen readers, in the language of the booking. */
export async function ticketsPdf(
  tickets: readonly PrintedTicket[],
  locale: string,
  reference: string | undefined,
): Promise<Buffer> {
  const words = ticketWords(locale);
  const title = printable(tickets[0]?.row.event_name ?? "");
  // A tenth of all memory, for what most processes do later or never.
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: "A5",
    font: "",
    margin: 0,
    autoFirstPage: false,
    pdfVersion: "1.7",
    tagged: true,
    lang: words.locale,
    displayTitle: true,
    info: { Title: title, Creator: "Foyer", Producer: "Foyer" },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => doc.on("end", resolve).on("error", reject));
  for (const [name, file] of Object.entries(FONT)) doc.registerFont(name, await pdfFont(file));
  const root = doc.struct("Document");
  doc.addStructure(root);
  tickets.forEach((ticket, index) => {
    doc.addPage();
    const page = doc.struct("Sect");
    root.add(page);
    drawTicket(new Pen(doc, page), ticket, words, { number: index + 1, total: tickets.length, reference });
    page.end();
  });
  root.end();
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

interface TextStyle {
  font: keyof typeof FONT;
  size: number;
  color?: string;
  width?: number;
  align?: "left" | "center" | "right";
  /** At most so many lines; the rest becomes an ellipsis. */
  lines?: number;
  spacing?: number;
}

/** Draws on one page; every text is an element of its structure, everything else is decoration. */
class Pen {
  readonly doc: Doc;
  readonly #structure: PDFKit.PDFStructureElement;
  constructor(doc: Doc, structure: PDFKit.PDFStructureElement) {
    this.doc = doc;
    this.#structure = structure;
  }

  /** @returns where the text ended */
  text(tag: "H1" | "P", value: string, x: number, y: number, style: TextStyle): number {
    const { font, size, color = INK, width = INNER, align = "left", lines = 1, spacing = 0 } = style;
    this.doc.font(font).fontSize(size);
    const line = this.doc.currentLineHeight(true);
    const height = Math.min(
      this.doc.heightOfString(value, { width, characterSpacing: spacing }),
      lines * line,
    );
    const draw = () => {
      this.doc
        .font(font)
        .fontSize(size)
        .fillColor(color)
        .text(value, x, y, {
          width,
          height: lines * line,
          align,
          ellipsis: true,
          characterSpacing: spacing,
          lineBreak: true,
        });
    };
    this.#structure.add(this.doc.struct(tag, {}, draw));
    return y + height;
  }

  picture(alt: string, draw: () => void): void {
    this.#structure.add(this.doc.struct("Figure", { alt }, draw));
  }

  decoration(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }
}

function drawTicket(
  pen: Pen,
  { row, code }: PrintedTicket,
  words: TicketWords,
  place: { number: number; total: number; reference: string | undefined },
): void {
  const { margin } = PAGE;
  const family = ART_FAMILIES.find((name): name is ArtFamily => name === row.art_family);
  const box = { x: 0, y: 0, width: PAGE.width, height: ART_HEIGHT };
  pen.decoration(() => drawPicture(pen.doc, artPicture(row.event_slug, family), box));
  pen.text("P", printable(row.venue_name), margin, 136, { font: "bold", size: 9.5, width: INNER - 110 });
  pen.text("P", words.ticket_of(place.number, place.total), PAGE.width - margin - 110, 136, {
    font: "text",
    size: 9,
    color: QUIET,
    width: 110,
    align: "right",
  });
  const name = printable(row.event_name);
  const name_end = pen.text("H1", name, margin, 154, {
    font: "show",
    size: name.length > 30 ? 14 : 21,
    lines: name.length > 30 ? 2 : 1,
  });
  const when_end = pen.text(
    "P",
    printMoment(row.starts_at, row.time_zone, words.locale),
    margin,
    name_end + 6,
    { font: "bold", size: 11.5, lines: 2 },
  );
  pen.text("P", printZone(row.starts_at, row.time_zone, words.locale), margin, when_end + 3, {
    font: "text",
    size: 8,
    color: QUIET,
  });
  drawSeat(pen, row, words, TEAR_Y - 56);
  drawTear(pen);
  drawCode(pen, row, code, words);
  const facts: [string, string][] = [
    [
      words.doors,
      row.doors_at
        ? printTime(row.doors_at, row.time_zone, words.locale)
        : printTime(row.starts_at, row.time_zone, words.locale),
    ],
    [words.price, row.ticket_type_name],
    [words.zone, row.zone_name],
    ...(place.reference ? [[words.booking, place.reference] as [string, string]] : []),
  ];
  drawFacts(pen, facts, 500);
  pen.text("P", words.note, margin, 556, { font: "text", size: 7.5, color: QUIET, lines: 2 });
}

function drawSeat(pen: Pen, row: TicketRow, words: TicketWords, y: number): void {
  const seat: [string, string, number][] =
    row.label === null
      ? [[words.place, words.standing, INNER]]
      : [
          [words.section, row.section ?? "", INNER * 0.46],
          [words.row, row.row_name ?? "", INNER * 0.3],
          [words.seat, row.label, INNER * 0.24],
        ];
  let x = PAGE.margin;
  for (const [name, value, width] of seat) {
    pen.text("P", name, x, y, { font: "text", size: 8.5, color: QUIET, width: width - 8 });
    pen.text("P", printable(value), x, y + 13, {
      font: "show",
      size: value.length > 14 ? 13 : 19,
      width: width - 8,
    });
    x += width;
  }
}

function drawTear(pen: Pen): void {
  pen.decoration(() => {
    pen.doc.save().lineWidth(1.4).dash(0.1, { space: 6 }).lineCap("round").strokeColor(TEAR);
    pen.doc
      .moveTo(16, TEAR_Y)
      .lineTo(PAGE.width - 16, TEAR_Y)
      .stroke()
      .restore();
    pen.doc.circle(0, TEAR_Y, 8).circle(PAGE.width, TEAR_Y, 8).lineWidth(1).strokeColor(TEAR).stroke();
  });
}

/** 52 mm of black on white: scanners read it from paper at arm's length. */
function drawCode(pen: Pen, row: TicketRow, code: string, words: TicketWords): void {
  const { size, data } = qrModules(code);
  const module = QR_POINTS / size;
  const [left, top] = [(PAGE.width - QR_POINTS) / 2, TEAR_Y + 20];
  // Operators at once instead of a call per module: those were a third of a ticket's CPU. A hair wider than a module:
  // no light lines between neighbours when it is drawn on a screen.
  const side = (module + 0.04).toFixed(2);
  const at = Array.from({ length: size }, (_, index) => (left + index * module).toFixed(2));
  const squares: string[] = [];
  for (let y = 0; y < size; y++) {
    const rest = ` ${(top + y * module).toFixed(2)} ${side} ${side} re`;
    for (let x = 0; x < size; x++) if (data[y * size + x]) squares.push(at[x]! + rest);
  }
  pen.picture(words.qr, () => {
    (pen.doc as unknown as { addContent(text: string): void }).addContent(squares.join("\n"));
    pen.doc.fill("#000000");
  });
  pen.text("P", printShortCode(row.short_code), PAGE.margin, top + QR_POINTS + 12, {
    font: "code",
    size: 13,
    align: "center",
    spacing: 1.5,
  });
}

function drawFacts(pen: Pen, facts: [string, string][], y: number): void {
  const width = INNER / facts.length;
  facts.forEach(([name, value], index) => {
    const x = PAGE.margin + index * width;
    pen.text("P", name, x, y, { font: "text", size: 8, color: QUIET, width: width - 8 });
    pen.text("P", printable(value), x, y + 12, { font: "bold", size: 10, width: width - 8, lines: 2 });
  });
}
