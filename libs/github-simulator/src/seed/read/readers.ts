import type { Place } from './place.js';

/** Reads one value; undefined when it complained. */
export type Reader<T> = (value: unknown, place: Place) => T | undefined;

type Readers = Readonly<Record<string, Reader<unknown>>>;
export type ReadFields<R extends Readers> = { readonly [Key in keyof R]?: R[Key] extends Reader<infer T> ? T : never };

export const text: Reader<string> = (value, place) => {
  if (typeof value === 'string') return value;
  const hint = typeof value === 'number' || typeof value === 'boolean' ? '. Put it in quotes' : '';
  return place.complain(`${place.show(value)} is not text${hint}.`);
};

export const flag: Reader<boolean> = (value, place) =>
  typeof value === 'boolean' ? value : place.complain(`${place.show(value)} is neither true nor false.`);

/** Milliseconds since the epoch. */
export const time: Reader<number> = (value, place) => {
  const ms = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(ms) ? place.complain(`${place.show(value)} is no time. Write it like 2026-01-31T12:00:00Z.`) : ms;
};

export function oneOf<const T extends string>(...values: readonly T[]): Reader<T> {
  return (value, place) =>
    values.find((allowed) => allowed === value) ??
    place.complain(`${place.show(value)} is not one of ${values.join(', ')}.`);
}

export function listOf<T>(reader: Reader<T>): Reader<T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return place.complain(`${place.show(value)} is not a list.`);
    return value.flatMap((item: unknown, index) => reader(item, place.item(index)) ?? []);
  };
}

/** Values by names that are free. */
export function mapOf<T>(reader: Reader<T>): Reader<Map<string, T>> {
  return (value, place) => {
    if (!isMapping(value)) return place.complain(`${place.show(value)} is not a mapping.`);
    const entries = Object.entries(value).map(([key, item]) => [key, reader(item, place.key(key))] as const);
    return new Map(entries.flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const])));
  };
}

/** Values by names that are known; nothing at all stands for what is left out. */
export function fieldsOf<const R extends Readers>(readers: R): Reader<ReadFields<R>> {
  return (value, place) => {
    if (!isMapping(value)) return place.complain(`${place.show(value)} is not a mapping.`);
    const known = Object.keys(readers);
    for (const key of Object.keys(value).filter((name) => !known.includes(name))) {
      place.complain(`there is no ${JSON.stringify(key)} here. Use ${known.join(', ')}.`);
    }
    const given = known.filter((key) => value[key] !== undefined && value[key] !== null);
    return Object.fromEntries(given.map((key) => [key, readers[key]?.(value[key], place.key(key))])) as ReadFields<R>;
  };
}

/** Reads what stands in the way of a mapping as the one value of it that matters. */
export function textOr<T>(short: (value: string) => T, reader: Reader<T>): Reader<T> {
  return (value, place) => (typeof value === 'string' ? short(value) : reader(value, place));
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
