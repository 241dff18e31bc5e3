import { SettingError } from '../errors/setting.error.js';
import { show } from '../errors/show.js';

/** Reads a whole number written in decimal digits: no sign, exponent, prefix or space. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new SettingError(`is ${show(text)}, not a whole number`, 'Write it in decimal digits only, such as 3000.');
}

/** Reads a comma-separated list. Spaces around an entry do not count. */
export function commaSeparated(text: string): string[] {
  return text.split(',').map((entry) => entry.trim());
}
