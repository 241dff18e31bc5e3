import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { removeAbandonedCopies } from './remove-abandoned-copies.js';

it('removes the copies of dead processes, and nothing else', async () => {
  const root = mkdtempSync(join(tmpdir(), 'copies-spec-'));
  const { pid } = spawnSync('true');
  for (const name of [
    `project-factory-${pid}-abc`,
    `project-factory-${process.pid}-abc`,
    `project-factory-${process.ppid}-abc`,
    'project-factory-x',
    'other',
  ]) {
    mkdirSync(join(root, name));
  }
  await removeAbandonedCopies(root);
  expect(readdirSync(root).sort()).toEqual(['other', `project-factory-${process.ppid}-abc`, 'project-factory-x']);
  rmSync(root, { recursive: true, force: true });
});
