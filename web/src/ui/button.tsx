import { type ReactNode, useId } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { buttonStyle, type ButtonLook } from "./button-style.ts";
import { Icon } from "./icon.tsx";

interface ButtonProps extends ButtonLook, Omit<AriaButtonProps, "className" | "children" | "style"> {
  children: ReactNode;
  className?: string;
  /** Off, and why: the button stays, can be focused, and the reason stands beside it. */
  reason?: ReactNode;
}

export function Button({
  kind,
  size,
  icon,
  wide,
  className,
  reason,
  children,
  onPress,
  ...props
}: ButtonProps) {
  const id = useId();
  const style = buttonStyle(
    { kind: kind ?? "plain", size: size ?? "normal", icon: icon ?? false, wide: wide ?? false },
    className,
  );
  if (!reason) {
    return (
      <AriaButton {...props} {...(onPress ? { onPress } : {})} className={style}>
        {children}
      </AriaButton>
    );
  }
  return (
    <>
      <button type="button" className={style} aria-disabled="true" aria-describedby={id}>
        {children}
      </button>
      <p className="why" id={id}>
        <Icon name="info" /> {reason}
      </p>
    </>
  );
}
