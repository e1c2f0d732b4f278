/** Why there is no picture: refused, no camera there, in use elsewhere, not offered by this browser, gone again. */
export type CameraTrouble = "denied" | "none" | "busy" | "unsupported" | "lost";

export interface Camera {
  stream: MediaStream;
  /** Whether there is a lamp to switch. */
  torch: boolean;
  light(on: boolean): Promise<void>;
  /** Lets go of the camera; its light goes out. */
  stop(): void;
}

// Not in TypeScript's lists, because only some phones have it.
type WithTorch = { torch?: boolean };

/**
 * The camera that looks away from the person. Asks for permission when it was never given.
 * @param onLost the camera was unplugged or taken by another program
 */
export async function openCamera(onLost: () => void): Promise<Camera | CameraTrouble> {
  // Absent on plain http, other than this machine itself.
  if (!navigator.mediaDevices?.getUserMedia) return "unsupported";
  const stream = await navigator.mediaDevices
    .getUserMedia({
      audio: false,
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
    })
    .catch(troubleOf);
  if (typeof stream === "string") return stream;
  // A door does not fall asleep between two guests.
  const awake = navigator.wakeLock?.request("screen").catch(() => undefined);
  const [track] = stream.getVideoTracks();
  track?.addEventListener("ended", onLost);
  const able = track?.getCapabilities?.() as WithTorch | undefined;
  return {
    stream,
    torch: able?.torch === true,
    light: async (torch) =>
      track?.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet & WithTorch] }),
    stop: () => {
      for (const each of stream.getTracks()) each.stop();
      void awake?.then((lock) => lock?.release());
    },
  };
}

/** True when the person has allowed the camera here before, so that it may start without a question. */
export async function cameraIsAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "camera" })).state === "granted";
  } catch {
    return false;
  }
}

function troubleOf({ name }: Error): CameraTrouble {
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "none";
  return "busy";
}
