import { useCallback, useEffect, useRef, useState } from "react";
import { type Camera, type CameraTrouble, cameraIsAllowed, openCamera } from "../lib/camera.ts";

export type CameraState =
  | { kind: "off" }
  /** The browser asks the person, or the camera warms up. */
  | { kind: "asking" }
  | { kind: "on"; camera: Camera; lit: boolean }
  | { kind: "trouble"; trouble: CameraTrouble };

/** The camera of the door: on by a press, or at once where it was allowed before; off with the page. */
export function useCamera() {
  const [state, setState] = useState<CameraState>({ kind: "off" });
  const camera = state.kind === "on" ? state.camera : undefined;

  const here = useRef(true);

  const start = useCallback(async () => {
    setState({ kind: "asking" });
    const opened = await openCamera(() => setState({ kind: "trouble", trouble: "lost" }));
    if (typeof opened === "string") setState({ kind: "trouble", trouble: opened });
    else if (here.current) setState({ kind: "on", camera: opened, lit: false });
    else opened.stop();
  }, []);
  const stop = () => setState({ kind: "off" });

  async function light(lit: boolean): Promise<void> {
    if (!camera) return;
    try {
      await camera.light(lit);
      setState({ kind: "on", camera, lit });
    } catch {
      setState({ kind: "on", camera: { ...camera, torch: false }, lit: false });
    }
  }

  useEffect(() => {
    here.current = true;
    void cameraIsAllowed().then((allowed) => {
      if (allowed && here.current) void start();
    });
    return () => {
      here.current = false;
    };
  }, [start]);
  useEffect(() => {
    if (camera) return () => camera.stop();
    return undefined;
  }, [camera]);
  return { state, start, stop, light };
}
