import { SettingError } from '../errors/setting.error.js';
import { show } from '../errors/show.js';

/** Reads a whole number written in decimal digits: no sign, exponent, prefix or space. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new SettingError(`is ${show(text)}, not a whole number`, 'Write it in decimal digits only, such as 3000.');
}

/** Reads a part of a whole: more than 0, at most 1. */
export function fraction(text: string): number {
  const number = Number(text);
  if (/^(\d+|\d*\.\d+)$/.test(text) && number > 0 && number <= 1) return number;
  throw new SettingError(`is ${show(text)}, not a part of a whole`, 'Write it as a number from 0 to 1, such as 0.2.');
}

/** Reads a comma-separated list. Spaces around an entry do not count. */
export function commaSeparated(text: string): string[] {
  return text.split(',').map((entry) => entry.trim());
}
