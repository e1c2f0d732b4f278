// The handful of icons: 16 px grid, 1.5 px stroke, round ends.
const PATHS = {
  search: "M7 12.2A5.2 5.2 0 1 0 7 1.8a5.2 5.2 0 0 0 0 10.4ZM11 11l3.5 3.5",
  basket: "M1.5 6h13l-1.6 7.5H3.100zM5 6l2-4M11 6 9 2",
  cal: "M2 3.500h12v10.500H2zM2 6.800h12M5.2 1.500v3M10.8 1.500v3",
  clock: "M8 14.500a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4.500V8l2.5 2",
  check: "m2.5 8.5 3.5 3.5 7.5-8",
  cross: "m3.5 3.5 9 9m0-9-9 9",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  info: "M8 14.500a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 7.300V11.500M8 4.700v.01",
  warn: "M8 1.8 15 14H1zM8 6.500v3.300M8 11.900v.01",
  down: "m3.5 6 4.5 4.500L12.5 6",
  left: "M10 3.5 5.5 8l4.5 4.5",
  copy: "M5.5 5.500h8v8h-8zM10.5 5.500v-3h-8v8h3",
  share: "M8 10V1.800M4.8 4.8 8 1.600l3.2 3.200M4 7.500H2.500v7h11v-7H12",
  card: "M1.5 3.500h13v9h-13zM1.5 6.500h13",
  ticket: "M1.5 4h13v2.600a1.5 1.5 0 0 0 0 2.800V12h-13V9.400a1.5 1.5 0 0 0 0-2.800zM10 4v8",
  list: "M5.5 4h9M5.5 8h9M5.5 12h9M2 4h.01M2 8h.01M2 12h.01",
  map: "m1.5 4 4.5-2 4 2 4.5-2v10L10 14l-4-2-4.5 2zM6 2v10M10 4v10",
  save: "M8 1.800V10M4.8 7 8 10.2 11.2 7M2 12v2.200h12V12",
  off: "M1.5 1.500l13 13M4.7 9.200A5 5 0 0 1 7 8M2 6.400A9 9 0 0 1 4.8 4.700M7.5 3.600A9.3 9.3 0 0 1 14 6.400M10.5 8.600l.8.600M8 12.500h.01",
  again: "M13.5 8A5.5 5.5 0 1 1 11.8 4M12.2 1.500v3h-3",
  user: "M8 8a3.2 3.2 0 1 0 0-6.400A3.2 3.2 0 0 0 8 8ZM2 14.500c.5-3 3-4.2 6-4.200s5.5 1.2 6 4.2",
  lock: "M3 7h10v7.500H3zM5 7V5a3 3 0 0 1 6 0v2",
  mail: "M1.5 3.500h13v9h-13zM1.5 4l6.5 5 6.5-5",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.500M8 13.500V15M1 8h1.500M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  camera: "M1.5 5h3l1.500-2h4l1.500 2h3v8.500h-13zM8 11.200a2.4 2.4 0 1 0 0-4.800 2.400 2.400 0 0 0 0 4.800Z",
  door: "M3.5 14.500v-13h9v13M1.5 14.500h13M9.8 8v.5",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration beside a word; alone it needs a name on the control around it. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      className={`i ${name === "left" ? "rtl:-scale-x-100 " : ""}${className}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
