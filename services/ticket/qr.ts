import qrcode from "qrcode";

// Level M survives a fold or a scratch; the quiet zone of four modules is part of the picture.
const OPTIONS = {
  errorCorrectionLevel: "M",
  margin: 4,
  color: { dark: "#000000", light: "#ffffff" },
} as const;

export const qrSvg = (code: string): Promise<string> => qrcode.toString(code, { ...OPTIONS, type: "svg" });
/** 600 pixels wide or a little less: whole pixels per module. */
export const qrPng = (code: string): Promise<Buffer> =>
  qrcode.toBuffer(code, { ...OPTIONS, type: "png", scale: Math.floor(600 / (qrModules(code).size + 8)) });

/** The dark squares: row by row, one byte each. */
export function qrModules(code: string): { size: number; data: Uint8Array } {
  return qrcode.create(code, { errorCorrectionLevel: OPTIONS.errorCorrectionLevel }).modules;
}
