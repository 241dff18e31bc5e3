import assert from 'node:assert/strict';
import type { Work } from '../workload.js';
import { atOnce } from './at-once.js';

const again = (times: number) => Array.from({ length: times }, () => 'repository-0');

/** Reads with a token that is there already, of one repository: GitHub may say that nothing has changed. */
export const repeatedReads: Work = {
  title: '1 000 reads of one repository, 20 at once',
  org: 'acme',
  contenders: ['ours', 'bare', 'octokit', 'fetch'],
  prepare: async (contender) => {
    await contender.readRepository('repository-0');
    await atOnce(20, again(1000), (name) => contender.readRepository(name));
  },
  run: async (contender) => atOnce(20, again(1000), (name) => contender.readRepository(name)),
  check: (result) => {
    assert.deepEqual(
      result,
      again(1000).map((name) => `acme/${name}`),
    );
  },
};
