export type ButtonKind = "plain" | "go" | "quiet" | "bad";
export type ButtonSize = "normal" | "small" | "big";

export interface ButtonLook {
  kind?: ButtonKind;
  size?: ButtonSize;
  /** Square, for an icon alone. */
  icon?: boolean;
  wide?: boolean;
}

/** The classes of what looks like a button, for buttons and for links alike. */
export function buttonStyle(
  { kind = "plain", size = "normal", icon, wide }: ButtonLook = {},
  extra = "",
): string {
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
