/** Whole seconds as m:ss. */
export function clockText(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

interface ClockProps {
  /** Seconds left. */
  seconds: number;
  /** Seconds of the whole, for the arc. */
  whole: number;
  low: boolean;
  /** For the ear, without the seconds: a clock that talks every second is noise. */
  label: string;
}

export function Clock({ seconds, whole, low, label }: ClockProps) {
  const share = Math.min(1, Math.max(0, seconds / whole));
  return (
    <span className={`clock ${low ? "low" : ""}`} role="timer" aria-live="off" aria-label={label}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <circle className="face" cx="9" cy="9" r="7" />
        <circle
          className="left"
          cx="9"
          cy="9"
          r="7"
          pathLength="1"
          strokeDasharray={`${share} 1`}
          transform="rotate(-90 9 9)"
        />
      </svg>
      <span className="n">{clockText(seconds)}</span>
    </span>
  );
}
