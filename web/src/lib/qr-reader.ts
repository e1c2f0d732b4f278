/** The text of a QR code in what the video shows now, if there is one. */
export type ReadCode = (video: HTMLVideoElement) => Promise<string | undefined>;

// Not in TypeScript's lists: Chrome on Android and macOS has it, Safari and Firefox do not.
interface Detector {
  detect(image: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** The browser's own reader where it has a working one, else ours, which is fetched only then. */
export async function openQrReader(): Promise<ReadCode> {
  const own = await browsersReader();
  if (!own) return ourReader();
  let read = own;
  let proven = false;
  return async (video) => {
    try {
      const code = await read(video);
      proven = true;
      return code;
    } catch (error) {
      // Some browsers promise a reader and have none behind it.
      if (proven) throw error;
      read = await ourReader();
      proven = true;
      return read(video);
    }
  };
}

async function browsersReader(): Promise<ReadCode | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats = await BarcodeDetector?.getSupportedFormats().catch((): string[] => []);
  if (!BarcodeDetector || !formats?.includes("qr_code")) return undefined;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video))[0]?.rawValue;
}

const ourReader = async (): Promise<ReadCode> => (await import("./zxing-reader.ts")).openZxing();
