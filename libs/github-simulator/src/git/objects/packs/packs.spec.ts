import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, temporaryDirectory } from '../../../testing/git.js';
import { largestObjectBytes } from '../git-object.js';
import { ObjectStore } from '../object-store.js';
import { applyDelta } from './apply-delta.js';

/** A repository whose files change a little with every commit, so that git packs them as deltas. */
async function setup(...repack: string[]) {
  const directory = temporaryDirectory();
  await git(directory, 'init', '-q', '-b', 'main');
  const lines = Array.from({ length: 3000 }, (_, index) => `line ${index} ${(index * 7919) % 104729}`);
  for (let round = 0; round < 12; round += 1) {
    lines.splice(round * 20, 5, `changed in round ${round}`);
    writeFileSync(join(directory, 'large.txt'), lines.join('\n'));
    writeFileSync(join(directory, `small-${round}.txt`), String(round));
    await git(directory, 'add', '-A');
    await git(directory, 'commit', '-qm', `Round ${round}`);
  }
  await git(directory, 'tag', '-a', 'v1', '-m', 'first');
  await git(directory, ...repack);
  await git(directory, 'prune-packed');
  const store = new ObjectStore(join(directory, '.git/objects'));
  const { output } = await git(directory, 'cat-file', '--batch-all-objects', '--batch-check');
  const all = output.trim().split('\n');
  return { directory, store, all: all.map((line) => line.split(' ') as [string, string, string]) };
}

it.each([
  ['deltas to an offset', ['repack', '-adfq', '--depth=50']],
  ['deltas to a name', ['-c', 'repack.useDeltaBaseOffset=false', 'repack', '-adfq', '--depth=50']],
  ['several packs', ['repack', '-adfq', '--max-pack-size=1m']],
])('reads every object of a pack with %s', async (_what, repack) => {
  const { directory, store, all } = await setup(...repack);
  expect((await git(directory, 'count-objects', '-v')).output).toMatch(/^count: 0$/m);
  expect(all.length).toBeGreaterThan(36);
  for (const [sha, type, size] of all) {
    const object = await store.read(sha);
    expect([object?.type, object?.content.length]).toEqual([type, Number(size)]);
    expect(await store.head(sha)).toEqual({ type, size: Number(size) });
    // Storing it again gives the name that its bytes have.
    expect(await store.write(object?.type ?? 'blob', object?.content ?? Buffer.alloc(0))).toBe(sha);
  }
});

it('completes names, and knows which it does not have', async () => {
  const { store, all } = await setup('repack', '-adq');
  for (const [sha] of all) expect(await store.complete(sha.slice(0, 12))).toEqual([sha]);
  expect(await store.complete('0000000')).toEqual([]);
  expect(await store.read('0'.repeat(40))).toBeUndefined();
  expect(await store.head('f'.repeat(40))).toBeUndefined();
  expect(await store.read('../../config')).toBeUndefined();
});

it.each([
  ['loose', ['count-objects']],
  ['packed', ['repack', '-adq', '--depth=0']],
])('says how large a %s bomb is, and does not inflate it', async (_what, repack) => {
  const directory = temporaryDirectory();
  await git(directory, 'init', '-q');
  writeFileSync(join(directory, 'bomb'), Buffer.alloc(largestObjectBytes + 1024));
  await git(directory, 'add', '-A');
  await git(directory, 'commit', '-qm', 'bomb');
  await git(directory, ...repack);
  await git(directory, 'prune-packed');
  const store = new ObjectStore(join(directory, '.git/objects'));
  const sha = (await git(directory, 'rev-parse', 'HEAD:bomb')).output.trim();
  const before = process.memoryUsage().arrayBuffers;
  expect(await store.head(sha)).toEqual({ type: 'blob', size: largestObjectBytes + 1024 });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(largestObjectBytes / 2);
  await expect(store.read(sha)).rejects.toThrow(`Failed to read git object ${sha}`);
});

it('refuses a delta that makes more than is served', () => {
  // Its base has no bytes; what it makes has 2^34.
  const delta = Buffer.from([0, 0x80, 0x80, 0x80, 0x80, 0x40]);
  expect(() => applyDelta(Buffer.alloc(0), delta)).toThrow('it makes 17179869184 bytes, which are too many');
});
