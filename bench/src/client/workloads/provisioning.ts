import assert from 'node:assert/strict';
import type { Contender, Project } from '../contender.js';
import type { Work } from '../workload.js';

const secrets = Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((name) => [name, `the value of ${name}`]));
const project = (name: string): Project => ({ name, description: 'Sells things', spec: { team: 'core' }, secrets });

/** Repository, specification and five secrets, one project after the other. */
export const provisioning: Work = {
  title: 'provisioning with 5 secrets',
  org: 'acme',
  contenders: ['ours', 'bare', 'octokit', 'fetch'],
  // One write a second leaves nothing to be made precise by more.
  times: { ours: 20, bare: 20, fetch: 20 },
  prepare: async (contender, name) => {
    await contender.readRepository('logs');
    for (let turn = 0; turn < 3 && name !== 'octokit'; turn += 1) await provision(contender, `warm-up-${turn}`);
  },
  run: async (contender, turn) => provision(contender, `project-${turn}`),
  check: async (result, github) => {
    const { files, secrets: opened } = await github.project(String(result));
    assert.deepEqual({ files, opened }, { files: ['.project.yaml'], opened: secrets });
  },
};

/** @returns the name of the repository */
async function provision(contender: Contender, what: string): Promise<string> {
  const name = `${what}-${process.pid}`;
  await contender.provision(project(name));
  return name;
}
