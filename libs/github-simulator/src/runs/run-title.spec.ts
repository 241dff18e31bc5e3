import { expect, it } from '@jest/globals';
import { millisecondsOf } from '../testing/milliseconds-of.js';
import { runTitle } from './run-title.js';

const run = {
  id: 1,
  number: 2,
  event: 'workflow_dispatch',
  workflowName: 'CI',
  headBranch: 'main',
  headSha: 'abc',
  inputs: { id: 'a-1' },
} as const;

it.each([
  ['Deploy ${{ inputs.id }} on ${{github.ref_name}}', 'Deploy a-1 on main'],
  ['${{ github.event.inputs.id }}${{ github.unknown }}', 'a-1'],
  ['a ${{ github.sha', 'a ${{ github.sha'],
  ['${{}}}', '}'],
  ['${{ constructor }}${{ __proto__ }}', ''],
  ['${{ inputs.toString }}${{ inputs.__proto__ }}', ''],
])('makes of %j the title %j', (runName, title) => {
  expect(runTitle(runName, run)).toBe(title);
});

it('reads a name that never ends at once', async () => {
  expect(await millisecondsOf(() => runTitle(`\${{${' '.repeat(4000)}x`, run))).toBeLessThan(5000);
  expect(await millisecondsOf(() => runTitle('${{'.repeat(300_000), run))).toBeLessThan(5000);
});
