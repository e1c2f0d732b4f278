import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { Icon } from "./icon.tsx";

interface TickProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "children"> {
  type?: "checkbox" | "radio";
  children: ReactNode;
  count?: ReactNode;
  error?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** A box or a ring with its words; the browser's own control, drawn. */
export function Tick({
  type = "checkbox",
  children,
  count,
  error,
  className = "",
  ref,
  ...input
}: TickProps) {
  const id = useId();
  const described = error ? { "aria-invalid": true, "aria-describedby": id } : {};
  return (
    <>
      <label className={`tick ${className}`}>
        <input {...input} {...described} type={type} ref={ref ?? null} />
        <span>
          {children} {count !== undefined && <span className="count">{count}</span>}
        </span>
      </label>
      {error && (
        <p className="err" id={id}>
          <Icon name="warn" />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}
