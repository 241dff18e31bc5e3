import { expect, it } from '@jest/globals';
import { skipsRuns } from './skips-runs.js';

it.each([
  ['Fix it', false],
  ['Fix it [skip ci]', true],
  ['[ci skip] Fix it', true],
  ['Fix it\n\n[no ci]', true],
  ['[skip actions]', true],
  ['[actions skip]', true],
  ['skip ci', false],
  ['Fix it\n\n\nskip-checks: true', true],
  ['Fix it\n\n\nskip-checks:true\n', true],
  ['Fix it, skip-checks: true', false],
])('says of %j: %j', (message, expected) => {
  expect(skipsRuns(message)).toBe(expected);
});
