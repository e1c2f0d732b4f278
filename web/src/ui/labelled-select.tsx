import { type ReactNode, type Ref, type SelectHTMLAttributes, useId } from "react";

interface LabelledSelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  label: ReactNode;
  hint?: ReactNode;
  options: readonly { value: string; label: string }[];
  ref?: Ref<HTMLSelectElement>;
}

/** The browser's own list with its label above it, for forms. */
export function LabelledSelect({
  label,
  hint,
  options,
  ref,
  className = "",
  ...select
}: LabelledSelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        {...select}
        id={id}
        ref={ref ?? null}
        aria-describedby={hint ? `${id}-note` : undefined}
        className={`in ${className}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <p className="hint" id={`${id}-note`}>
          {hint}
        </p>
      )}
    </div>
  );
}
