import { show } from '../errors/show.js';
import { rule } from './rule.js';

/** One of the given words, in this very spelling. */
export function IsOneOf(words: readonly string[]): PropertyDecorator {
  return rule('isOneOf', {
    problem: (value) => (words.includes(String(value)) ? undefined : `is ${show(value)}, which is not known`),
    remedy: `Choose one of ${words.join(', ')}.`,
  });
}
