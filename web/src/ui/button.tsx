import { type ButtonHTMLAttributes, type ReactNode, useId } from "react";
import { buttonStyle, type ButtonLook } from "./button-style.ts";
import { Icon } from "./icon.tsx";

interface ButtonProps
  extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "onClick" | "disabled"> {
  children: ReactNode;
  onPress?: (() => void) | undefined;
  isDisabled?: boolean;
  /** Under way: keeps its place and the focus, and does nothing. */
  isPending?: boolean;
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
  isDisabled,
  isPending,
  onPress,
  children,
  type = "button",
  ...props
}: ButtonProps) {
  const id = useId();
  const off = Boolean(reason) || isPending;
  return (
    <>
      <button
        {...props}
        // A submit button that is off must not submit, but stays where the keyboard finds it.
        type={off ? "button" : type}
        className={buttonStyle({ kind, size, icon, wide }, className)}
        disabled={isDisabled}
        aria-disabled={off || undefined}
        aria-busy={isPending || undefined}
        aria-describedby={reason ? id : props["aria-describedby"]}
        onClick={off ? undefined : onPress}
      >
        {children}
      </button>
      {reason && (
        <p className="why" id={id}>
          <Icon name="info" /> {reason}
        </p>
      )}
    </>
  );
}
