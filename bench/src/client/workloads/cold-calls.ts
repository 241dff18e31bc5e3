import assert from 'node:assert/strict';
import type { Work } from '../workload.js';
import { atOnce } from './at-once.js';

const names = Array.from({ length: 20 }, (_, number) => `repository-${number}`);

/** The first calls of a process, all at the same time: nobody has a token, or knows the installation. */
export const coldCalls: Work = {
  title: '20 cold calls in parallel',
  org: 'acme',
  contenders: ['ours', 'bare', 'octokit'],
  prepare: async () => undefined,
  run: async (contender) => atOnce(names.length, names, (name) => contender.readRepository(name)),
  check: (result) => {
    assert.deepEqual(
      result,
      names.map((name) => `acme/${name}`),
    );
  },
};
