import { ValidateBy } from 'class-validator';

/** GitHub's limit for the inputs of a dispatch. */
const MAX_INPUTS = 25;

/** Takes the inputs of a workflow: at most 25, each of them text. */
export function InputsAreSound(): PropertyDecorator {
  return ValidateBy({
    name: 'inputsAreSound',
    validator: {
      validate: (value) => fault(value) === undefined,
      defaultMessage: (args) => `$property ${fault(args?.value) ?? ''}`,
    },
  });
}

function fault(inputs: unknown): string | undefined {
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) return 'must be an object';
  const entries = Object.entries(inputs);
  if (entries.length > MAX_INPUTS) return `may hold at most ${MAX_INPUTS} inputs, not ${entries.length}`;
  const [name] = entries.find(([, value]) => typeof value !== 'string') ?? [];
  return name === undefined ? undefined : `must be text: ${name} is not. Put it in quotes`;
}
