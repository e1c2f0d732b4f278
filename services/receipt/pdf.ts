import type PDFDocument from "pdfkit";
import { formatMoney } from "../../contracts/types/money.ts";
import { pdfFont } from "../../platform/documents/fonts.ts";
import { LIGHT } from "../../platform/documents/inks.ts";
import { type ReceiptLine, totals } from "./domain/totals.ts";
import { type Words, wordsOf } from "./domain/words.ts";

const FONTS = { sans: "DejaVuSans", bold: "DejaVuSans-Bold", serif: "DejaVuSerif" };
const LEFT = 56;
const RIGHT = 539;
const BOTTOM = 770;
const { ink: INK, quiet: QUIET, tear: RULE } = LIGHT;

/** Everything that stands on a receipt; amounts in minor units. */
export interface ReceiptDocument {
  number: string;
  date: Date;
  reference: string;
  locale: string;
  currency: string;
  method_label: string;
  seller: {
    name: string;
    legal_name: string;
    address_lines: string[];
    country: string;
    tax_id: string;
    email: string;
  };
  buyer: { name: string; email: string };
  lines: ReceiptLine[];
}

/** Renders a receipt as an A4 PDF, in the booking's language. */
export async function renderReceipt(receipt: ReceiptDocument): Promise<Buffer> {
  const words = wordsOf(receipt.locale);
  // A tenth of all memory, for what most processes do later or never.
  const { default: Document } = await import("pdfkit");
  const pdf = new Document({
    size: "A4",
    font: "",
    margins: { top: 56, bottom: 56, left: LEFT, right: 56 },
    lang: receipt.locale,
    tagged: true,
    displayTitle: true,
    pdfVersion: "1.7",
    info: {
      Title: `${words.receipt} ${receipt.number}`,
      Author: receipt.seller.legal_name || receipt.seller.name,
      CreationDate: receipt.date,
    },
  });
  for (const name of Object.values(FONTS)) pdf.registerFont(name, await pdfFont(name));
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) =>
    pdf
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () => resolve(Buffer.concat(chunks)))
      .on("error", reject),
  );
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  const part = (kind: string, draw: () => void) => root.add(pdf.struct(kind, {}, draw));
  part("H1", () => heading(pdf, receipt, words));
  part("P", () => parties(pdf, receipt, words));
  part("P", () => facts(pdf, receipt, words));
  part("P", () => lines(pdf, receipt, words));
  part("P", () => sums(pdf, receipt, words));
  root.end();
  pdf.end();
  return done;
}

type Pdf = InstanceType<typeof PDFDocument>;

function heading(pdf: Pdf, { seller, number }: ReceiptDocument, words: Words): void {
  pdf.font(FONTS.serif).fontSize(24).fillColor(INK).text(seller.name, LEFT, 56, { width: 300 });
  pdf
    .font(FONTS.serif)
    .fontSize(16)
    .fillColor(INK)
    .text(words.receipt, 360, 60, { width: RIGHT - 360, align: "right" });
  pdf
    .font(FONTS.sans)
    .fontSize(10)
    .fillColor(QUIET)
    .text(number, 360, 84, { width: RIGHT - 360, align: "right" });
  pdf.y = Math.max(pdf.y, 110);
  dots(pdf, pdf.y + 6);
}

function parties(pdf: Pdf, { seller, buyer, locale }: ReceiptDocument, words: Words): void {
  const top = pdf.y + 24;
  const sellerLines = [
    seller.legal_name || seller.name,
    ...seller.address_lines,
    countryName(seller.country, locale),
    seller.tax_id && `${words.tax_id}: ${seller.tax_id}`,
    seller.email,
  ];
  block(pdf, LEFT, top, words.seller, sellerLines);
  const left_end = pdf.y;
  block(pdf, 320, top, words.buyer, [buyer.name, buyer.email]);
  pdf.y = Math.max(left_end, pdf.y);
}

function block(pdf: Pdf, x: number, y: number, label: string, content: string[]): void {
  pdf.font(FONTS.sans).fontSize(8).fillColor(QUIET).text(label, x, y, { width: 219 });
  pdf
    .font(FONTS.sans)
    .fontSize(10)
    .fillColor(INK)
    .text(content.filter(Boolean).join("\n"), x, y + 13, { width: 219, lineGap: 2 });
}

function facts(pdf: Pdf, receipt: ReceiptDocument, words: Words): void {
  const date = new Intl.DateTimeFormat(receipt.locale, { dateStyle: "long", timeZone: "UTC" }).format(
    receipt.date,
  );
  const list: [string, string][] = [
    [words.number, receipt.number],
    [words.date, date],
    [words.booking, receipt.reference],
    ...(receipt.method_label ? [[words.paid_with, receipt.method_label] as [string, string]] : []),
  ];
  let y = pdf.y + 20;
  for (const [label, value] of list) {
    pdf.font(FONTS.sans).fontSize(9).fillColor(QUIET).text(label, LEFT, y, { width: 130 });
    pdf.fillColor(INK).text(value, LEFT + 135, y, { width: 340 });
    y = pdf.y + 3;
  }
  pdf.y = y;
}

const COLUMNS = { quantity: 320, unit: 350, rate: 420, amount: 470 };

function lines(pdf: Pdf, receipt: ReceiptDocument, words: Words): void {
  columnHeads(pdf, words);
  for (const line of receipt.lines) {
    const text = [line.subtitle, when(line, receipt.locale), ...line.details].filter(Boolean).join("\n");
    const height =
      pdf.font(FONTS.bold).fontSize(10).heightOfString(line.title, { width: 250 }) +
      pdf.font(FONTS.sans).fontSize(9).heightOfString(text, { width: 250 }) +
      14;
    if (pdf.y + height > BOTTOM) {
      pdf.addPage();
      pdf.y = 40;
      columnHeads(pdf, words);
    }
    const y = pdf.y;
    const money = (amount: number) => formatMoney(amount, receipt.currency, receipt.locale);
    pdf.font(FONTS.bold).fontSize(10).fillColor(INK).text(line.title, LEFT, y, { width: 250 });
    pdf
      .font(FONTS.sans)
      .fontSize(9)
      .fillColor(QUIET)
      .text(text, LEFT, pdf.y + 1, { width: 250, lineGap: 1 });
    const end = pdf.y;
    pdf.font(FONTS.sans).fontSize(10).fillColor(INK);
    pdf.text(String(line.quantity), COLUMNS.quantity, y, { width: 28, align: "right" });
    pdf.text(money(line.unit_price_amount), COLUMNS.unit, y, { width: 68, align: "right" });
    pdf.text(percent(line.tax_basis_points, receipt.locale), COLUMNS.rate, y, { width: 48, align: "right" });
    pdf.text(money(line.price_amount), COLUMNS.amount, y, { width: RIGHT - COLUMNS.amount, align: "right" });
    pdf.y = end + 8;
  }
}

function columnHeads(pdf: Pdf, words: Words): void {
  const y = pdf.y + 22;
  pdf.font(FONTS.sans).fontSize(8).fillColor(QUIET);
  pdf.text(words.description, LEFT, y, { width: 250 });
  pdf.text(words.quantity, COLUMNS.quantity - 12, y, { width: 40, align: "right" });
  pdf.text(words.unit_price, COLUMNS.unit, y, { width: 68, align: "right" });
  pdf.text(words.tax_rate, COLUMNS.rate, y, { width: 48, align: "right" });
  pdf.text(words.amount, COLUMNS.amount, y, { width: RIGHT - COLUMNS.amount, align: "right" });
  pdf
    .moveTo(LEFT, y + 13)
    .lineTo(RIGHT, y + 13)
    .lineWidth(0.7)
    .strokeColor(RULE)
    .stroke();
  pdf.y = y + 20;
}

function sums(pdf: Pdf, receipt: ReceiptDocument, words: Words): void {
  const { gross, tax, rates } = totals(receipt.lines);
  const money = (amount: number) => formatMoney(amount, receipt.currency, receipt.locale);
  if (pdf.y + 60 + rates.length * 16 > BOTTOM) pdf.addPage();
  dots(pdf, pdf.y + 4);
  let y = pdf.y + 18;
  const row = (label: string, value: string, bold = false) => {
    pdf
      .font(bold ? FONTS.bold : FONTS.sans)
      .fontSize(bold ? 12 : 9)
      .fillColor(bold ? INK : QUIET);
    pdf.text(label, LEFT, y, { width: 370 });
    pdf.fillColor(INK).text(value, 400, y, { width: RIGHT - 400, align: "right" });
    y = pdf.y + 4;
  };
  for (const rate of rates) {
    const share = percent(rate.tax_basis_points, receipt.locale);
    row(
      `${words.net} ${money(rate.net)}  ·  ${words.tax} ${share}  ·  ${words.gross} ${money(rate.gross)}`,
      money(rate.tax),
    );
  }
  row(words.included_tax, money(tax));
  y += 4;
  row(words.total, money(gross), true);
  pdf
    .font(FONTS.sans)
    .fontSize(9)
    .fillColor(QUIET)
    .text(words.thanks, LEFT, y + 16, { width: RIGHT - LEFT });
}

function when({ start_time, time_zone }: ReceiptLine, locale: string): string {
  if (!start_time) return "";
  const zone = time_zone || "UTC";
  const text = new Intl.DateTimeFormat(locale, {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: zone,
  }).format(start_time);
  const short = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" })
    .formatToParts(start_time)
    .find(({ type }) => type === "timeZoneName")?.value;
  return [text, short].filter(Boolean).join(" ");
}

/** "IE" → "Ireland"; as it is where it is no code. */
function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale, { type: "region", fallback: "code" }).of(code) ?? code;
}

const percent = (points: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(points / 10_000);

function dots(pdf: Pdf, y: number): void {
  pdf
    .moveTo(LEFT, y)
    .lineTo(RIGHT, y)
    .lineWidth(1.4)
    .dash(0.1, { space: 5 })
    .lineCap("round")
    .strokeColor(RULE)
    .stroke()
    .undash();
  pdf.y = y;
}
