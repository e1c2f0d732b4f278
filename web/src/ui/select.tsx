import type { SelectHTMLAttributes } from "react";

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string;
  options: readonly { value: string; label: string; disabled?: boolean }[];
}

/** The browser's own list, because a phone's is better than any we could draw. The label is for the ear only. */
export function Select({ label, options, className = "", ...select }: SelectProps) {
  return (
    <select {...select} className={`in ${className}`} aria-label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
