export interface ButtonLook {
  /** go: the one next step · quiet: beside others · bad: the last step of what cannot be undone */
  kind?: "plain" | "go" | "quiet" | "bad" | undefined;
  size?: "normal" | "small" | "big" | undefined;
  /** Square, for an icon alone. */
  icon?: boolean | undefined;
  wide?: boolean | undefined;
}

/** The classes of what looks like a button, for buttons and for links alike. */
export function buttonStyle({ kind, size, icon, wide }: ButtonLook = {}, extra = ""): string {
  const parts = [
    "btn",
    kind !== "plain" && kind,
    size === "small" && "sm",
    size === "big" && "big",
    icon && "ico",
    wide && "wide",
    extra,
  ];
  return parts.filter(Boolean).join(" ");
}
