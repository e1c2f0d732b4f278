/** The house's mark: an arch in an arch. */
export function Arch() {
  return (
    <svg viewBox="0 0 26 26" aria-hidden="true">
      <path d="M2 24V13a11 11 0 0 1 22 0v11h-4V13a7 7 0 0 0-14 0v11z" fill="currentColor" />
      <path d="M10 24V13a3 3 0 0 1 6 0v11z" fill="currentColor" />
    </svg>
  );
}
