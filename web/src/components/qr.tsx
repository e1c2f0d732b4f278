import { useLingui } from "@lingui/react/macro";
import { create } from "qrcode";
import { useMemo } from "react";

/** Quiet zone in modules: readers want four. */
const MARGIN = 4;

/** One path for all dark modules. */
function pathOf(code: string): { size: number; path: string } {
  const { modules } = create(code, { errorCorrectionLevel: "M" });
  let path = "";
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++)
      if (modules.get(y, x)) path += `M${x + MARGIN} ${y + MARGIN}h1v1h-1z`;
  return { size: modules.size + 2 * MARGIN, path };
}

/** The code as a picture, drawn here: it opens without network, and the code is in no address. Black on white, always. */
export function Qr({ code }: { code: string }) {
  const { t } = useLingui();
  const { size, path } = useMemo(() => pathOf(code), [code]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t`Ticket code as a QR picture`}
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
