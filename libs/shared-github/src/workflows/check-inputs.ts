import { ValidationError } from '../errors/validation.error.js';

/** @see https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event */
const MOST_INPUTS = 25;

/** @throws ValidationError before anything is sent */
export function checkInputs(file: string, inputs: Readonly<Record<string, unknown>> = {}): void {
  const entries = Object.entries(inputs);
  if (entries.length > MOST_INPUTS) {
    throw new ValidationError(
      `${file} cannot be dispatched with ${entries.length} inputs: GitHub takes ${MOST_INPUTS} at most.`,
    );
  }
  const [wrong] = entries.find(([, value]) => typeof value !== 'string') ?? [];
  if (wrong === undefined) return;
  throw new ValidationError(
    `${file} cannot be dispatched: the input ${JSON.stringify(wrong)} is not a string. Write numbers and booleans as text.`,
  );
}
