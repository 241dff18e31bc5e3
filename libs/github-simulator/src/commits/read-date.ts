import type { Signature } from '../git/objects/signature.js';
import { unprocessable } from '../http/api.error.js';

const pattern = /^(\d{4}-\d{2}-\d{2})[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?([Zz]|[+-]\d{2}:?\d{2})$/;

/**
 * A date of RFC 3339, with the clock it was read from. git knows nothing before 1970, and GitHub takes that for 1970.
 *
 * @throws ApiError 422 for anything else
 */
export function readDate(text: string): Pick<Signature, 'at' | 'zone'> {
  const [, day = '', offset = ''] = pattern.exec(text) ?? [];
  const at = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  // JavaScript makes the second of March of the thirtieth of February.
  const isDay = new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  if (!isDay || Number.isNaN(at.getTime()))
    throw unprocessable(`Invalid request.\n\n${text} is not a valid date-time.`);
  const zone = /[Zz]/.test(offset) ? {} : { zone: offset.replace(':', '') };
  return { at: new Date(Math.max(0, at.getTime())), ...zone };
}
