/** The frame of every HTML mail: tables and inline styles, because that is what mail programs understand. */
export function frame(body: string, foot: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:0;background:#f6f5f5;color:#1d1a1b;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:24px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:14px"><tr><td style="padding:28px 28px 24px">
${body}
</td></tr></table>
<p style="max-width:560px;margin:16px auto 0;font-size:12px;line-height:16px;color:#6b6668">${foot}</p>
</td></tr></table></body></html>`;
}

export const TITLE = `style="margin:0 0 4px;font-family:Georgia,'Palatino Linotype',serif;font-weight:400;font-size:28px;line-height:34px"`;
export const QUIET = `style="margin:0;color:#6b6668;font-size:14px;line-height:20px"`;
export const TEAR = `<div style="border-top:2px dotted #d8d4d5;margin:20px 0"></div>`;
export const button = (href: string, label: string) =>
  `<p style="margin:20px 0 0"><a href="${href}" style="display:inline-block;background:#8f1240;color:#ffffff;text-decoration:none;font-weight:600;padding:10px 18px;border-radius:6px">${label}</a></p>`;
