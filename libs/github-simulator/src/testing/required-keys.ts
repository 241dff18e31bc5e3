import type { Description } from '../openapi/description.js';

/** Where a key stands in a body: `['owner', 'login']`, `[0, 'id']`. */
export type KeyPath = readonly (string | number)[];

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/**
 * The keys of a body that its schema requires, wherever the schema leaves no choice. Of lists it takes the first item.
 */
export function requiredKeys(schema: object, body: unknown, { schemas }: Description): KeyPath[] {
  const walk = (wanted: Schema, value: unknown, path: KeyPath): KeyPath[] => {
    if (wanted.$ref) return walk(schemas[wanted.$ref.replace('#/schemas/', '')] as Schema, value, path);
    const all = (wanted.allOf ?? []).flatMap((part) => walk(part, value, path));
    return [
      ...all,
      ...walkChoice(wanted, value, path),
      ...walkArray(wanted, value, path),
      ...walkObject(wanted, value, path),
    ];
  };

  const walkChoice = (wanted: Schema, value: unknown, path: KeyPath): KeyPath[] => {
    const choices = (wanted.anyOf ?? wanted.oneOf ?? []).filter(({ type }) => type !== 'null');
    return choices.length === 1 && choices[0] ? walk(choices[0], value, path) : [];
  };

  const walkArray = ({ items }: Schema, value: unknown, path: KeyPath): KeyPath[] =>
    items && Array.isArray(value) && value.length > 0 ? walk(items, value[0], [...path, 0]) : [];

  const walkObject = (wanted: Schema, value: unknown, path: KeyPath): KeyPath[] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const { required = [], properties = {}, additionalProperties: others } = wanted;
    const own = required.filter((key) => key in value).map((key) => [...path, key]);
    const below = Object.entries(value).flatMap(([key, held]) => {
      const schemaOfKey = properties[key] ?? (typeof others === 'object' ? others : undefined);
      return schemaOfKey ? walk(schemaOfKey, held, [...path, key]) : [];
    });
    return [...own, ...below];
  };

  return walk(schema, body, []);
}

/** Every key of a body, the first item standing for all of a list. */
export function everyKey(body: unknown, path: KeyPath = []): KeyPath[] {
  if (Array.isArray(body)) return body.length > 0 ? everyKey(body[0], [...path, 0]) : [];
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) => [[...path, key], ...everyKey(value, [...path, key])]);
}

/** The body without that key. */
export function without(body: unknown, path: KeyPath): unknown {
  const copy = structuredClone(body);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], copy);
  Reflect.deleteProperty(holder as object, path.at(-1) ?? '');
  return copy;
}
