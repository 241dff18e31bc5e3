import { ValidateIf } from 'class-validator';

/** Lets a field be left out. `null` is not left out: an empty field in YAML is a mistake that somebody wants to hear of. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}
