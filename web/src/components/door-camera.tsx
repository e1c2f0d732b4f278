import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef } from "react";
import type { CameraTrouble } from "../lib/camera.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { useCamera } from "./use-camera.ts";
import { useScan } from "./use-scan.ts";

interface DoorCameraProps {
  camera: ReturnType<typeof useCamera>;
  /** A verdict stands, or is being asked for: what is held up now waits. */
  paused: boolean;
  onCode(code: string): void;
}

/** The picture of the camera with its lamp, or the way to get one. Typing a code works all the while. */
export function DoorCamera({ camera, paused, onCode }: DoorCameraProps) {
  const { t } = useLingui();
  const { state, start, stop, light } = camera;
  const video = useRef<HTMLVideoElement>(null);
  const blind = useScan(video, state.kind === "on" ? state.camera.stream : undefined, paused, onCode);
  if (state.kind === "on" && !blind) {
    return (
      <div className={`finder ${paused ? "paused" : ""}`}>
        <video ref={video} muted playsInline aria-label={t`What the camera sees`} />
        <p className="finder-word small" aria-hidden="true">
          {paused ? <Trans>Paused</Trans> : <Trans>Hold the code into the picture</Trans>}
        </p>
        <div className="finder-keys">
          {state.camera.torch && (
            <Button size="small" aria-pressed={state.lit} onPress={() => void light(!state.lit)}>
              <Icon name="sun" />
              <Trans>Lamp</Trans>
            </Button>
          )}
          <Button size="small" onPress={stop}>
            <Icon name="cross" />
            <Trans>Camera off</Trans>
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="finder-off" role="status">
      {state.kind === "asking" && (
        <p>
          <Trans>Allow the camera in the question that your browser asks.</Trans>
        </p>
      )}
      {state.kind === "trouble" && <Trouble trouble={state.trouble} />}
      {blind && (
        <p>
          <Trans>The reader for codes did not load. Look at the network, then try again.</Trans>
        </p>
      )}
      <Button size="small" isPending={state.kind === "asking"} onPress={() => void start()}>
        <Icon name="camera" />
        {state.kind === "off" ? <Trans>Scan with the camera</Trans> : <Trans>Try the camera again</Trans>}
      </Button>
    </div>
  );
}

function Trouble({ trouble }: { trouble: CameraTrouble }) {
  const words: Record<CameraTrouble, ReactNode> = {
    denied: (
      <Trans>
        The browser may not use the camera here. Allow it where the address of this page stands, under
        “Camera”, then try again.
      </Trans>
    ),
    none: <Trans>This device has no camera.</Trans>,
    busy: (
      <Trans>The camera does not start. Another program may be using it; close that, then try again.</Trans>
    ),
    unsupported: <Trans>This browser gives no camera to this page. It has to be opened with https.</Trans>,
    lost: <Trans>The camera is gone: unplugged, or taken by another program.</Trans>,
  };
  return (
    <p>
      <b>{words[trouble]}</b> <Trans>Codes can be typed meanwhile.</Trans>
    </p>
  );
}
