import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Takes a string for which `fault` finds nothing wrong; otherwise says what it found. */
export function Satisfies(
  fault: (value: string) => string | undefined,
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy(
    {
      name: 'satisfies',
      validator: {
        validate: (value) => typeof value === 'string' && fault(value) === undefined,
        defaultMessage: (args) => {
          const value: unknown = args?.value;
          return `$property ${typeof value === 'string' ? (fault(value) ?? '') : 'must be a string'}`;
        },
      },
    },
    options,
  );
}
