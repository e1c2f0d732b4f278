import { useId } from "react";
import type { Section } from "./types.ts";

interface SectionChoiceProps {
  label: string;
  options: readonly Section[];
  /** A section with what is free in it: "Stalls, 119 free". */
  lineOf(section: Section): string;
  /** Only what is free, under the name where there is room: "119 free". */
  freeOf(section: Section): string | null;
  chosen: string;
  onChoose(id: string): void;
}

/** More sections than this do not fit beside each other. */
const SEGMENTS = 4;

/** Few sections stand beside each other, many in a select. Native parts: the keyboard comes with them. */
export function SectionChoice({ label, options, lineOf, freeOf, chosen, onChoose }: SectionChoiceProps) {
  const name = useId();
  if (options.length > SEGMENTS) {
    return (
      <label className="seat-list-select">
        <span>{label}</span>
        <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {options.map((section) => (
            <option key={section.id} value={section.id}>
              {lineOf(section)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <fieldset className="seat-list-segments">
      <legend>{label}</legend>
      {options.map((section) => (
        <label key={section.id}>
          <input
            type="radio"
            name={name}
            value={section.id}
            checked={section.id === chosen}
            onChange={() => onChoose(section.id)}
          />
          <span>
            {section.name}
            <small>{freeOf(section)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
