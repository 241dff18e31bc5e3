import { unprocessable } from './api.error.js';
import { inspect } from './inspect.js';
import type { JsonObject } from './read-body.js';

interface Kinds {
  string: string;
  boolean: boolean;
  integer: number;
  object: JsonObject;
  'string[]': string[];
  'integer[]': number[];
}

type Kind = keyof Kinds;
/** `'string'` is required, `'string?'` may be left out, `'string?|null'` may be null as well, which says the same. */
type Shape = Record<string, Kind | `${Kind}?` | `${Kind}?|null`>;
type Value<K> = K extends `${infer Base extends Kind}?${string}`
  ? Kinds[Base] | undefined
  : K extends Kind
    ? Kinds[K]
    : never;
export type Fields<S extends Shape> = { readonly [Name in keyof S]: Value<S[Name]> };

const checks: { [K in Kind]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isSafeInteger(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'string[]': (value) => Array.isArray(value) && value.every(checks.string),
  'integer[]': (value) => Array.isArray(value) && value.every(checks.integer),
};

const nouns: Record<Kind, string> = {
  string: 'a string',
  boolean: 'a boolean',
  integer: 'an integer',
  object: 'an object',
  'string[]': 'an array of strings',
  'integer[]': 'an array of integers',
};

/**
 * The fields of a body that an operation knows, checked; others are left out.
 *
 * @throws ApiError 422 in the words of GitHub's own schema check
 */
export function readFields<const S extends Shape>(body: JsonObject, shape: S): Fields<S> {
  const kinds = Object.entries(shape);
  const missing = kinds.filter(([name, kind]) => !kind.includes('?') && body[name] === undefined);
  if (missing.length > 0) throw unprocessable(`Invalid request.\n\n${notSupplied(missing.map(([name]) => name))}`);
  return Object.fromEntries(kinds.map(([name, kind]) => [name, readField(body[name], name, kind)])) as Fields<S>;
}

function readField(value: unknown, name: string, wanted: string): unknown {
  const kind = wanted.replace(/\?.*$/, '') as Kind;
  if (value === undefined || (value === null && wanted.endsWith('|null'))) return undefined;
  if (checks[kind](value)) return value;
  throw unprocessable(`Invalid request.\n\nFor 'properties/${name}', ${inspect(value)} is not ${nouns[kind]}.`);
}

export function notSupplied(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ');
  return `${quoted} ${names.length === 1 ? "wasn't" : "weren't"} supplied.`;
}
