import fc from 'fast-check';
import type { Description } from '../openapi/description.js';
import type { OperationId } from '../operations/operations.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly type?: string;
}

const anything: fc.Arbitrary<unknown> = fc.oneof(fc.constant(null), fc.jsonValue({ maxDepth: 2 }));

/** The keys that a body for an operation may have. */
export function propertiesOf(id: OperationId, { operations }: Description): string[] {
  return Object.keys((operations[id].request as Schema | undefined)?.properties ?? {});
}

/** Bodies for an operation: with the keys it knows, right and wrong, or any JSON at all. */
export function requestBodies(id: OperationId, { operations, schemas }: Description): fc.Arbitrary<unknown> {
  const { request } = operations[id];
  if (!request) return anything;

  const resolve = (schema: Schema): Schema =>
    schema.$ref ? resolve(schemas[schema.$ref.replace('#/schemas/', '')] as Schema) : schema;

  const valueOf = (given: Schema, depth: number): fc.Arbitrary<unknown> => {
    const schema = resolve(given);
    const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
    const wild = { weight: 1, arbitrary: anything };
    if (depth > 3) return anything;
    if (schema.enum) return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...schema.enum) }, wild);
    if (schema.properties) return fc.oneof({ weight: 4, arbitrary: objectOf(schema.properties, depth) }, wild);
    if (parts.length > 0) return fc.oneof(...parts.map((part) => valueOf(part, depth + 1)), anything);
    if (schema.items) {
      return fc.oneof({ weight: 4, arbitrary: fc.array(valueOf(schema.items, depth + 1), { maxLength: 3 }) }, wild);
    }
    return fc.oneof({ weight: 4, arbitrary: plain(schema.type) }, wild);
  };

  const objectOf = (properties: Readonly<Record<string, Schema>>, depth: number) =>
    fc.record(
      Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, valueOf(schema, depth + 1)])),
      { requiredKeys: [] },
    );

  return fc.oneof({ weight: 5, arbitrary: valueOf(request, 0) }, { weight: 1, arbitrary: anything });
}

function plain(type: string | undefined): fc.Arbitrary<unknown> {
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return fc.oneof(fc.integer({ min: -1, max: 50 }), fc.double());
  if (type !== 'string') return anything;
  const known = fc.constantFrom(
    'demo',
    'main',
    'refs/heads/x',
    'YQ==',
    'a'.repeat(400),
    '0'.repeat(40),
    '2026-01-31T12:00:00Z',
  );
  return fc.oneof(known, fc.string(), fc.string({ unit: 'binary' }));
}
