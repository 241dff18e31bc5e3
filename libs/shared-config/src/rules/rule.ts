import { ValidateBy } from 'class-validator';

/** What a value may be. */
export interface Rule {
  /** What is wrong with a value, to be read after its name; nothing when it is right. */
  readonly problem: (value: unknown) => string | undefined;
  /** How to mend it, as a sentence. */
  readonly remedy: string;
}

/** A class-validator decorator whose message says what is wrong and whose context says how to mend it. */
export function rule(name: string, { problem, remedy }: Rule): PropertyDecorator {
  const validator = {
    validate: (value: unknown) => problem(value) === undefined,
    defaultMessage: (args?: { value: unknown }) => problem(args?.value) ?? '',
  };
  return ValidateBy({ name, validator }, { context: { remedy } });
}
