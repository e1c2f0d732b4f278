import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { NumberField } from "react-aria-components/NumberField";
import { Icon } from "./icon.tsx";

interface StepperProps {
  label: string;
  /** The label is for the ear only, because the place of the stepper says it to the eye. */
  labelHidden?: boolean;
  value: number;
  min: number;
  max: number;
  onChange(value: number): void;
  fewer: string;
  more: string;
  disabled?: boolean;
}

export function Stepper({
  label,
  labelHidden,
  value,
  min,
  max,
  onChange,
  fewer,
  more,
  disabled,
}: StepperProps) {
  return (
    <NumberField
      className="flex items-center gap-3"
      value={value}
      minValue={min}
      maxValue={max}
      onChange={(next) => Number.isFinite(next) && onChange(next)}
      isDisabled={disabled ?? false}
    >
      <Label className={labelHidden ? "sr" : "label"}>{label}</Label>
      <Group className="step">
        <Button slot="decrement" aria-label={fewer}>
          <Icon name="minus" />
        </Button>
        <Input />
        <Button slot="increment" aria-label={more}>
          <Icon name="plus" />
        </Button>
      </Group>
    </NumberField>
  );
}
