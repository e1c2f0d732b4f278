import { DARK, LIGHT } from "../../../platform/documents/inks.ts";

// Tables and inline styles, because that is what mail programs understand; the one <style> is for dark mode, which
// cannot be said inline, and for phones. Nothing is fetched: no picture, font or script from anywhere.

export const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
export const SERIF =
  "font-family:'Iowan Old Style','Palatino Linotype','URW Palladio L',P052,Georgia,'Times New Roman',serif";
export const MONO = "font-family:ui-monospace,'SF Mono','Cascadia Mono',Menlo,Consolas,monospace";

const dark = Object.entries({
  ".f-ground": `background-color:${DARK.ground}!important;color:${DARK.ink}!important`,
  ".f-sheet": `background-color:${DARK.sheet}!important;color:${DARK.ink}!important`,
  ".f-ink,.f-ink a": `color:${DARK.ink}!important`,
  ".f-quiet": `color:${DARK.quiet}!important`,
  ".f-tear": `border-color:${DARK.tear}!important`,
  ".f-rule": `border-color:${DARK.rule}!important`,
  ".f-go": `background-color:${DARK.accent}!important`,
  ".f-arch": `border-color:#f299b2!important`,
}).map(([selector, style]) => `${selector}{${style}}`);
const STYLE = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  `@media (prefers-color-scheme:dark){${dark.join("")}}`,
  "@media (max-width:480px){.f-pad{padding-left:20px!important;padding-right:20px!important}.f-title{font-size:26px!important;line-height:32px!important}}",
].join("\n");

export interface Sheet {
  locale: string;
  /** What an inbox shows beside the subject. */
  preheader: string;
  /** Parts of the sheet, divided by perforations; falsy ones are left out. */
  pieces: string[];
  foot: string;
}

/** The frame of every HTML mail: whose it is, the sheet with its tears, and why it came. */
export function frame({ locale, preheader, pieces, foot }: Sheet): string {
  const rows = pieces.map((piece, index) => {
    const [top, bottom] = [
      index === 0 ? "14px 14px" : "0 0",
      index === pieces.length - 1 ? "14px 14px" : "0 0",
    ];
    const padding = `${index === 0 ? 28 : 12}px 32px ${index === pieces.length - 1 ? 28 : 12}px`;
    return `<tr><td class="f-sheet f-pad" style="background-color:${LIGHT.sheet};color:${LIGHT.ink};border-radius:${top} ${bottom};padding:${padding};${FONT};font-size:16px;line-height:24px">${piece}</td></tr>`;
  });
  return `<!doctype html>
<html lang="${locale}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no"><title>{{seller}}</title>
<style>${STYLE}</style></head>
<body class="f-ground" style="margin:0;padding:0;background-color:${LIGHT.ground};color:${LIGHT.ink};${FONT};font-size:16px;line-height:24px;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}${"&#847;&zwnj;&nbsp;".repeat(40)}</div>
<table role="presentation" class="f-ground" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:${LIGHT.ground}"><tr><td align="center" style="padding:24px 12px 32px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left">
<tr><td class="f-pad" style="padding:0 32px 16px">${HOUSE}</td></tr>
${rows.join(TEAR)}
<tr><td class="f-quiet f-pad" style="padding:16px 32px 0;${FONT};font-size:12px;line-height:16px;color:${LIGHT.quiet}">${foot}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table></body></html>
`;
}

/** The arch and the organizer's name. */
const HOUSE = `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="padding:0 10px 0 0"><div class="f-arch" style="width:9px;height:13px;border:4px solid ${LIGHT.accent};border-bottom:0;border-radius:9px 9px 0 0;font-size:0;line-height:0">&nbsp;</div></td><td class="f-ink" style="${SERIF};font-size:20px;line-height:24px;color:${LIGHT.ink}">{{seller}}</td></tr></table>`;

/** The perforation, with a bite at each end. */
const TEAR = `
<tr><td class="f-sheet" style="background-color:${LIGHT.sheet};padding:0;font-size:0;line-height:0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td width="7" style="font-size:0;line-height:0"><div class="f-ground" style="width:7px;height:14px;background-color:${LIGHT.ground};border-radius:0 7px 7px 0">&nbsp;</div></td><td style="padding:0 8px;font-size:0;line-height:0"><div class="f-tear" style="border-top:2px dotted ${LIGHT.tear};height:0">&nbsp;</div></td><td width="7" style="font-size:0;line-height:0"><div class="f-ground" style="width:7px;height:14px;background-color:${LIGHT.ground};border-radius:7px 0 0 7px">&nbsp;</div></td></tr></table></td></tr>
`;

export const title = (text: string): string =>
  `<h1 class="f-title f-ink" style="margin:0;${SERIF};font-weight:400;font-size:30px;line-height:36px;letter-spacing:-.01em;color:${LIGHT.ink}">${text}</h1>`;
/** Of a work or a thing. */
export const work = (text: string): string =>
  `<span class="f-ink" style="${SERIF};font-size:20px;line-height:26px;color:${LIGHT.ink}">${text}</span>`;
export const text = (html: string, above = 12): string => `<p style="margin:${above}px 0 0">${html}</p>`;
export const quiet = (html: string, above = 4): string =>
  `<p class="f-quiet" style="margin:${above}px 0 0;font-size:14px;line-height:20px;color:${LIGHT.quiet}">${html}</p>`;
export const code = (html: string): string =>
  `<span class="f-ink" style="${MONO};color:${LIGHT.ink}">${html}</span>`;
/** The one next step. */
export const button = (href: string, label: string): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:20px 0 0"><tr><td class="f-go" style="background-color:${LIGHT.accent};border-radius:6px"><a href="${href}" style="display:inline-block;padding:12px 20px;${FONT};font-size:16px;line-height:20px;font-weight:600;color:${LIGHT.on_accent};text-decoration:none">${label}</a></td></tr></table>`;
/** What on the left, how much on the right. */
export const leader = (what: string, much: string): string =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td style="padding:2px 12px 2px 0;vertical-align:top;font-size:16px;line-height:24px">${what}</td><td align="right" style="padding:2px 0;vertical-align:top;white-space:nowrap;font-size:16px;line-height:24px;font-variant-numeric:tabular-nums">${much}</td></tr></table>`;
