import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runTitlePattern } from './run-title.js';

function pattern(runName: string, inputs: Record<string, string> = {}, defaults: Record<string, string> = {}) {
  return runTitlePattern({ path: '', takesDispatch: true, runName, defaults }, inputs);
}

it('knows a title by the inputs that stand in it', () => {
  const title = pattern('Deploy ${{ inputs.what }} to ${{ github.event.inputs.where }} by ${{ github.actor }}', {
    what: 'shop (v1.0)',
    where: 'prod',
  });
  expect(title?.test('Deploy shop (v1.0) to prod by octocat')).toBe(true);
  expect(title?.test('Deploy shop (v1.0) to test by octocat')).toBe(false);
});

it('takes the defaults of inputs that are not given', () => {
  expect(pattern('${{inputs.where}}', {}, { where: 'prod' })?.test('prod')).toBe(true);
});

it.each(['', 'Deploy', 'Deploy by ${{ github.actor }}', '${{ format("{0}", inputs.where) }}'])(
  'says nothing where the inputs do not tell: %j',
  (runName) => {
    expect(pattern(runName, { where: 'prod' })).toBeUndefined();
  },
);

it('takes every input as it is written', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (value, other) => {
      const title = pattern('run ${{ inputs.x }}.', { x: value });
      expect(title?.test(`run ${value}.`)).toBe(true);
      fc.pre(other.trim() !== value.trim());
      expect(title?.test(`run ${other}.`)).toBe(false);
    }),
  );
});
