import { useId } from "react";
import { Tick } from "../ui/tick.tsx";

interface ChoiceProps {
  legend: string;
  /** What stands for no choice. */
  any: string;
  chosen: string | undefined;
  options: readonly { value: string; label: string; count?: number | undefined }[];
  onChoose(value: string | undefined): void;
  children?: React.ReactNode;
}

/** One of several, or any. What was chosen stays even where nothing is left of it. */
export function Choice({ legend, any, chosen, options, onChoose, children }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      <Tick type="radio" name={name} checked={chosen === undefined} onChange={() => onChoose(undefined)}>
        {any}
      </Tick>
      {options.map(({ value, label, count }) => (
        <Tick
          key={value}
          type="radio"
          name={name}
          checked={chosen === value}
          count={count}
          onChange={() => onChoose(value)}
        >
          {label}
        </Tick>
      ))}
      {children}
    </fieldset>
  );
}
