import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readProjectFile, writeProjectFile } from './project-file.js';

it('reads back every specification and every id as it was', () => {
  // By way of JSON, as a request's body is.
  const spec = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.parse(JSON.stringify(value)) as object);
  const harmless = spec.filter((value) => !JSON.stringify(value).includes('__proto__'));
  const property = fc.property(harmless, fc.option(fc.uuid(), { nil: undefined }), (value, id) => {
    const read = readProjectFile(writeProjectFile({ ...value }, id));
    expect(read.id).toBe(id);
    expect(read.spec).toEqual(value);
  });
  fc.assert(property, { numRuns: 300 });
});

it('finds no mark inside a value', () => {
  const spec = { note: '\n# Provisioned by Project Factory: other\n' };
  expect(readProjectFile(writeProjectFile(spec, undefined)).id).toBeUndefined();
});
