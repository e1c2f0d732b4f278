import { createStore, useStore } from "../lib/store.ts";

// A verdict is heard and felt too: whoever scans looks at people, not at the screen.

export type Signal = "yes" | "no" | "ask";
const MUTE = "foyer.door.mute";

/** Hertz and seconds of each tone: up for yes, one low and long for no, twice the same for "look here". */
const TONES: Record<Signal, [number, number][]> = {
  yes: [
    [880, 0.09],
    [1320, 0.14],
  ],
  no: [[165, 0.5]],
  ask: [
    [520, 0.12],
    [520, 0.12],
  ],
};
const BUZZ: Record<Signal, number[]> = { yes: [60], no: [250, 90, 250], ask: [90, 60, 90] };

const muted = createStore(localStorage.getItem(MUTE) === "1");
export const useMuted = (): boolean => useStore(muted);
export function setMuted(on: boolean): void {
  localStorage.setItem(MUTE, on ? "1" : "0");
  muted.set(on);
}

let audio: AudioContext | undefined;

/** Browsers are silent until somebody has pressed something: called from a press or a key. */
export function wakeSound(): void {
  audio ??= typeof AudioContext === "function" ? new AudioContext() : undefined;
  if (audio?.state === "suspended") void audio.resume().catch(() => undefined);
}

export function signal(kind: Signal): void {
  navigator.vibrate?.(BUZZ[kind]);
  if (muted.get() || audio?.state !== "running") return;
  let at = audio.currentTime;
  for (const [pitch, seconds] of TONES[kind]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = kind === "no" ? "sawtooth" : "sine";
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.4, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + seconds);
    at += seconds + 0.03;
  }
}
