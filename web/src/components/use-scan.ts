import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { openQrReader } from "../lib/qr-reader.ts";
import { createScanGate } from "../lib/scan-gate.ts";

/** Between two looks; a look itself takes some 10 to 40 ms where the browser cannot read codes by itself. */
const REST_MS = 100;

/** Looks at the picture again and again, and tells each code once. @returns true when no reader could be had */
export function useScan(
  video: RefObject<HTMLVideoElement | null>,
  stream: MediaStream | undefined,
  paused: boolean,
  onCode: (code: string) => void,
): boolean {
  const [blind, setBlind] = useState<MediaStream>();
  const [gate] = useState(createScanGate);
  const found = useEffectEvent((code: string) => {
    if (gate.takes(code, performance.now(), paused)) onCode(code);
  });
  useEffect(() => {
    const shown = video.current;
    if (!stream || !shown) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    shown.srcObject = stream;
    void shown.play().catch(() => undefined);
    const look = async (read: Awaited<ReturnType<typeof openQrReader>>) => {
      // A picture that cannot be read is as good as one without a code: the next one comes at once.
      const code = shown.readyState >= 2 ? await read(shown).catch(() => undefined) : undefined;
      if (over) return;
      if (code) found(code);
      timer = setTimeout(() => void look(read), REST_MS);
    };
    openQrReader().then(
      (read) => void (over || look(read)),
      () => over || setBlind(stream),
    );
    return () => {
      over = true;
      clearTimeout(timer);
      shown.srcObject = null;
    };
  }, [video, stream]);
  return stream !== undefined && blind === stream;
}
