import assert from 'node:assert/strict';
import type { World } from '../github/world.js';
import type { Work } from '../workload.js';

/** The log of a run, read line by line to its end. Ours takes tokens and control codes out on the way. */
export function longLog({ run }: World): Work {
  return {
    title: 'reading a log of 50 MB',
    org: 'acme',
    contenders: ['ours', 'bare', 'octokit', 'fetch'],
    prepare: async (contender) => {
      await contender.readRepository('logs');
    },
    run: async (contender) => contender.readLog('logs', run.id),
    check: (result) => assert.deepEqual(result, run.log),
  };
}
