import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { git, temporaryDirectory } from '../testing/git.js';
import { GitRepository } from './git-repository.js';
import { fileMode } from './objects/tree.js';

const signature = { name: 'Ada', email: 'ada@example.com', at: new Date('2026-01-31T12:00:00Z') };

/** One commit on `trunk`, in memory. */
async function setup() {
  const path = join(temporaryDirectory(), 'git');
  const repository = GitRepository.inMemory(path, 'trunk');
  const blob = await repository.objects.write('blob', Buffer.from('text'));
  const tree = await repository.writeTree([{ mode: fileMode, name: 'a.txt', sha: blob }]);
  const who = { author: signature, committer: signature };
  const commit = await repository.writeCommit({ tree, parents: [], ...who, message: 'Add a' });
  repository.references.move('refs/heads/trunk', commit, undefined);
  return { path, repository, blob, commit };
}

async function look({ objects, references }: GitRepository, blob: string) {
  const content = (await objects.read(blob))?.content.toString();
  return [references.list('refs/'), content, await objects.head(blob), await objects.complete(blob.slice(0, 7))];
}

it('becomes files when somebody wants its directory, and is the same as before', async () => {
  const { path, repository, blob, commit } = await setup();
  const before = await look(repository, blob);
  expect(before).toEqual([[{ name: 'refs/heads/trunk', sha: commit }], 'text', { type: 'blob', size: 4 }, [blob]]);
  expect(existsSync(path)).toBe(false);
  const { directory } = repository;
  expect(directory).toBe(path);
  expect(await look(repository, blob)).toEqual(before);
  expect(await look(new GitRepository(path), blob)).toEqual(before);
  expect(await git(path, 'fsck', '--full', '--strict')).toMatchObject({ code: 0 });
  expect((await git(path, 'show', 'HEAD:a.txt')).output).toBe('text');
});

it('goes on in files', async () => {
  const { repository, commit } = await setup();
  const { directory, references } = repository;
  const blob = await repository.objects.write('blob', Buffer.from('more'));
  references.move('refs/tags/v1', commit, undefined);
  expect((await git(directory, 'cat-file', 'blob', blob)).output).toBe('more');
  expect((await git(directory, 'rev-parse', 'v1')).output.trim()).toBe(commit);
});

it('notes what moved while it became files', async () => {
  const { repository, commit } = await setup();
  repository.journal.open();
  await git(repository.directory, 'update-ref', 'refs/heads/pushed', commit);
  expect(repository.journal.close()).toEqual([{ name: 'refs/heads/pushed', from: undefined, to: commit }]);
});

it('keeps no more than a megabyte of objects in memory', async () => {
  const { path, repository, blob } = await setup();
  const large = await repository.objects.write('blob', randomBytes(1024 * 1024));
  expect(readdirSync(join(path, 'objects')).length).toBeGreaterThan(0);
  expect(repository.objects.bytesInMemory).toBe(0);
  expect((await repository.objects.read(blob))?.content.toString()).toBe('text');
  expect((await repository.objects.read(large))?.content.length).toBe(1024 * 1024);
  expect(await git(repository.directory, 'fsck', '--full', '--strict')).toMatchObject({ code: 0 });
});
