import assert from 'node:assert/strict';
import { repositoryCount } from '../github/world.js';
import type { Work } from '../workload.js';

const expected = new Set(Array.from({ length: repositoryCount }, (_, number) => `many/repository-${number}`));

/** All repositories of an organisation, page by page. */
export const listing: Work = {
  title: `listing ${repositoryCount} repositories`,
  org: 'many',
  contenders: ['ours', 'bare', 'octokit', 'fetch'],
  prepare: async (contender) => {
    await contender.readRepository('repository-0');
  },
  run: async (contender) => contender.listRepositories(),
  check: (result) => {
    const names = result as string[];
    assert.equal(names.length, repositoryCount);
    assert.deepEqual(new Set(names), expected);
  },
};
