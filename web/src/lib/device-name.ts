const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bVersion\/.*\bSafari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** What a User-Agent says in words a person knows: browser or program, and system, each if it tells. */
export function deviceName(user_agent: string): { program: string | undefined; system: string | undefined } {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(user_agent))?.[1];
  const [first] = user_agent.split(/[/\s(]/);
  return {
    program: named(BROWSERS) ?? (first === "Mozilla" ? undefined : first || undefined),
    system: named(SYSTEMS),
  };
}
