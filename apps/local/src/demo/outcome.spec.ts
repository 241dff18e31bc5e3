import { stripVTControlCharacters } from 'node:util';
import { expect, it } from '@jest/globals';
import { Outcome } from './outcome.js';

function setup(commitIsThere: boolean) {
  const outcome = new Outcome({ repository: 'o/shop', url: 'http://x/o/shop.git', files: ['README.md', 'src/a.js'] });
  outcome.check('commit', 'abc', commitIsThere);
  outcome.check('secrets', 'A, B', true);
  return {
    outcome,
    report: stripVTControlCharacters(outcome.report({ requests: 18, firstStep: 0.54, provisioned: 7.89 })),
  };
}

it('is good when every check is, and shows all that was found', () => {
  const { outcome, report } = setup(true);
  expect(outcome.isGood).toBe(true);
  for (const part of [
    'o/shop',
    'abc',
    'A, B',
    'README.md',
    'src/a.js',
    '18 requests',
    'first step 0.5',
    'provisioned 7.9',
    'All of it is there.',
  ]) {
    expect(report).toContain(part);
  }
});

it('is not good when one check is not, and shows which', () => {
  const { outcome, report } = setup(false);
  expect(outcome.isGood).toBe(false);
  expect(report).toContain('✘ not as asked for: commit');
  expect(report).toContain('Not all of it is there.');
});
