import { unprocessable } from './api.error.js';
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
/** `'string'` is required, `'string?'` may be left out or null. */
type Shape = Record<string, Kind | `${Kind}?`>;
type Value<K> = K extends `${infer Base extends Kind}?` ? Kinds[Base] | undefined : K extends Kind ? Kinds[K] : never;
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
  const missing = Object.entries(shape).filter(([name, kind]) => !kind.endsWith('?') && absent(body[name]));
  if (missing.length > 0) throw unprocessable(`Invalid request.\n\n${notSupplied(missing.map(([name]) => name))}`);
  const entries = Object.entries(shape).map(([name, kind]) => [name, readField(body[name], name, baseOf(kind))]);
  return Object.fromEntries(entries) as Fields<S>;
}

function readField(value: unknown, name: string, kind: Kind): unknown {
  if (absent(value)) return undefined;
  if (checks[kind](value)) return value;
  throw unprocessable(`Invalid request.\n\nFor 'properties/${name}', ${JSON.stringify(value)} is not ${nouns[kind]}.`);
}

function baseOf(kind: string): Kind {
  return kind.replace('?', '') as Kind;
}

function absent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

export function notSupplied(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ');
  return `${quoted} ${names.length === 1 ? "wasn't" : "weren't"} supplied.`;
}
