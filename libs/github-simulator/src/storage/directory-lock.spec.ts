import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import { DirectoryLock } from './directory-lock.js';

it('keeps a second process off, and names the first', async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, '.github-simulator-lock'), String(process.ppid));
  await expect(startSimulator({ directory })).rejects.toThrow(`process ${process.ppid} does so already`);
});

it('takes over from a process that is gone, and from one that let go', () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, '.github-simulator-lock'), '4194399');
  DirectoryLock.take(directory).release();
  expect(() => DirectoryLock.take(directory)).not.toThrow();
});

it('never gives an id again, also when the file that counts them is lost', async () => {
  const directory = temporaryDirectory();
  const first = await startSimulator({ directory });
  const { body: shop } = await first.github.post('/orgs/acme/repos', { name: 'shop' });
  await first.simulator.close();
  writeFileSync(join(directory, 'sequences.json'), '{}');
  const { github } = await startSimulator({ directory });
  expect((await github.post('/orgs/acme/repos', { name: 'other' })).body.id).toBeGreaterThan(shop.id);
  expect((await github.get('/repos/acme/shop')).status).toBe(200);
});
