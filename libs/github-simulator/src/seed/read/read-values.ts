import type { Place } from './place.js';
import { type Reader, fieldsOf, listOf, mapOf, oneOf, text, textOr } from './readers.js';

/** What a value may have at most, as a secret and as a variable. */
const mostBytes = 48 * 1024;

/** Secrets or variables by name. */
export type PlannedValues = ReadonlyMap<string, string>;

/** A value of an organisation. */
export interface PlannedShare {
  readonly value: string;
  readonly visibility: 'all' | 'private' | 'selected';
  readonly repositories: readonly string[];
}

export type PlannedShares = ReadonlyMap<string, PlannedShare>;

/** Reads at most so many values. */
export function valuesOf(most: number): Reader<PlannedValues> {
  return (value, place) => named(mapOf(bounded)(value, place), place, most);
}

/** Reads at most so many values of an organisation. */
export function sharesOf(most: number): Reader<PlannedShares> {
  return (value, place) => named(mapOf(share)(value, place), place, most);
}

const bounded: Reader<string> = (value, place) => {
  const read = text(value, place);
  if (read !== undefined && Buffer.byteLength(read) > mostBytes) return place.complain('this is more than 48 KB.');
  return read;
};

const shareFields = fieldsOf({
  value: bounded,
  visibility: oneOf('all', 'private', 'selected'),
  repositories: listOf(text),
});

const share = textOr<PlannedShare>(
  (value) => ({ value, visibility: 'all', repositories: [] }),
  (given, place) => {
    const { value, repositories, visibility = repositories ? 'selected' : 'all' } = shareFields(given, place) ?? {};
    if (value === undefined) return place.complain('there is no value.');
    if (repositories && visibility !== 'selected') {
      return place.complain(`repositories do not go with the visibility ${visibility}.`);
    }
    return { value, visibility, repositories: repositories ?? [] };
  },
);

/** Names are case-insensitive. */
function named<T>(values: Map<string, T> | undefined, place: Place, most: number): Map<string, T> | undefined {
  const seen = new Set<string>();
  for (const name of values?.keys() ?? []) {
    const fault = faultOfName(name, seen);
    if (fault) place.key(name).complain(fault);
    seen.add(name.toUpperCase());
  }
  if (seen.size > most) place.complain(`there are ${seen.size}. GitHub takes ${most}.`);
  return values;
}

function faultOfName(name: string, seen: ReadonlySet<string>): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(name)) return 'the name may have letters, digits and underscores, and no digit first.';
  if (/^GITHUB_/i.test(name)) return 'the name may not start with GITHUB_.';
  return seen.has(name.toUpperCase()) ? 'the name is there twice: capitals make no difference.' : undefined;
}
