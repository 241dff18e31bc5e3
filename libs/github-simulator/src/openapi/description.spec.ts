import { expect, it } from '@jest/globals';
import { allRoutes } from '../operations/all-routes.js';
import { describedOperations } from '../operations/described-operations.js';
import { requirements } from '../operations/requirements.js';
import { readDescription } from './description.js';
import { Schemas } from './schemas.js';

const description = readDescription();
const ids = Object.keys(requirements).sort();

const hint = 'Run node scripts/describe-operations.mjs after a change of requirements.ts.';

it('describes exactly what the simulator is to model', () => {
  expect([hint, Object.keys(description.operations).sort()]).toEqual([hint, ids]);
  expect([hint, Object.keys(describedOperations).sort()]).toEqual([hint, ids]);
});

it('has a handler for each of them, and for nothing else', () => {
  expect(Object.keys(allRoutes).sort()).toEqual(ids);
});

it('says from which version of GitHub’s description it was cut', () => {
  expect(description.source).toMatch(/^@octokit\/openapi \d+\.\d+\.\d+$/);
});

it('refers to nothing that it does not hold', () => {
  const text = JSON.stringify(description);
  const names = [...text.matchAll(/"#\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);
  expect([...new Set(names)].filter((name) => !(name in description.schemas))).toEqual([]);
});

it('can be compiled, all of it', () => {
  const schemas = new Schemas();
  for (const [id, { request, responses }] of Object.entries(description.operations)) {
    const all = [...Object.entries(responses), ['request', request ?? null] as const];
    for (const [part, schema] of all) {
      if (schema) expect(() => schemas.validatorOf(`${id} ${part}`, schema)).not.toThrow();
    }
  }
});
