import { show } from '../errors/show.js';
import { rule, type Rule } from './rule.js';

/** A whole number from `least` to `most`, both included. */
export function wholeNumberRule(least: number, most: number): Rule {
  return {
    problem: (value) => {
      if (typeof value !== 'number') return `is ${show(value)}, not a number`;
      if (!Number.isInteger(value)) return `is ${String(value)}, not a whole number`;
      return value >= least && value <= most ? undefined : `is ${String(value)}, out of range`;
    },
    remedy: `Choose a whole number from ${String(least)} to ${String(most)}.`,
  };
}

export function IsBetween(least: number, most: number): PropertyDecorator {
  return rule('isBetween', wholeNumberRule(least, most));
}
