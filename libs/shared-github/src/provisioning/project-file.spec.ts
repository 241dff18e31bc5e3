import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readProjectFile, writeProjectFile } from './project-file.js';

it('reads back every specification and every id as it was', () => {
  const spec = fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__') && !Object.is(value, -0)),
  );
  const property = fc.property(spec, fc.option(fc.uuid(), { nil: undefined }), (value, id) => {
    const read = readProjectFile(writeProjectFile(value, id));
    expect(read.id).toBe(id);
    expect(read.spec).toEqual(JSON.parse(JSON.stringify(value)));
  });
  fc.assert(property, { numRuns: 300 });
});

it('finds no mark inside a value', () => {
  const spec = { note: '\n# Provisioned by Project Factory: other\n' };
  expect(readProjectFile(writeProjectFile(spec, undefined)).id).toBeUndefined();
});
