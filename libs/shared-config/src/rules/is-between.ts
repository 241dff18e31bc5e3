import { rule } from './rule.js';

/** A number from `least` to `most`, both included. */
export function IsBetween(least: number, most: number): PropertyDecorator {
  const range = `${String(least)} to ${String(most)}`;
  return rule('isBetween', {
    problem: (value) =>
      typeof value === 'number' && value >= least && value <= most ? undefined : `is ${String(value)}, out of range`,
    remedy: `Choose a whole number from ${range}.`,
  });
}
