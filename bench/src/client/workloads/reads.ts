import assert from 'node:assert/strict';
import { repositoryCount } from '../github/world.js';
import type { Work } from '../workload.js';
import { atOnce } from './at-once.js';

const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, number) => `repository-${from + number}`);

/** Reads with a token that is there already, each of another repository: no answer is known before. */
export const reads: Work = {
  title: '1 000 reads of as many repositories, 20 at once',
  org: 'read',
  contenders: ['ours', 'bare', 'octokit', 'fetch'],
  prepare: async (contender) => {
    await contender.readRepository('repository-0');
    await atOnce(20, names(repositoryCount, 2 * repositoryCount), (name) => contender.readRepository(name));
  },
  run: async (contender) => atOnce(20, names(0, repositoryCount), (name) => contender.readRepository(name)),
  check: (result) => {
    assert.deepEqual(
      result,
      names(0, repositoryCount).map((name) => `read/${name}`),
    );
  },
};
