import { expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts } from '../organizations/accounts.js';
import { Sequences } from '../storage/sequences.js';
import { FileStateDirectory } from '../storage/file-state-directory.js';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import { Repositories } from './repositories.js';

const createdAt = Date.UTC(2026, 0, 31);

function setup(path = temporaryDirectory()) {
  const accounts = new Accounts([{ login: 'acme' }], [{ login: 'octocat' }]);
  const open = () =>
    new Repositories(
      new FileStateDirectory(join(path, 'repositories')),
      new Sequences(new FileStateDirectory(path)),
      accounts,
    );
  const owner = (login: string) => accounts.find(login) ?? { id: 0, login, type: 'User' as const };
  return { path, open, acme: owner('acme'), octocat: owner('octocat'), repositories: open() };
}

it('writes one small file for a repository that nobody touches', () => {
  const { path, acme, repositories } = setup();
  const { id } = repositories.create(acme, { name: 'demo', createdAt });
  expect(readdirSync(join(path, 'repositories', String(id)))).toEqual(['repository.json']);
});

it('finds by name, by id and by owner', () => {
  const { acme, octocat, repositories } = setup();
  const [one, two] = [acme, octocat].map((owner) => repositories.create(owner, { name: 'demo', createdAt }));
  expect(repositories.find('ACME', 'Demo')).toBe(one);
  expect(repositories.withId(two?.id ?? 0)).toBe(two);
  expect(repositories.ownedBy(octocat.id)).toEqual([two]);
  expect(() => repositories.create(acme, { name: 'DEMO', createdAt })).toThrow('the name is taken');
  if (one) repositories.delete(one);
  expect([repositories.find('acme', 'demo'), repositories.ownedBy(acme.id)]).toEqual([undefined, []]);
});

it('is there again after a restart, as it was given', () => {
  const { octocat, open, repositories } = setup();
  const fields = { name: 'demo', createdAt, private: true, topics: ['a'], settings: { has_wiki: false } };
  const { record } = repositories.create(octocat, { ...fields, initialBranch: 'trunk' });
  const again = open().find('octocat', 'demo');
  expect(again?.record).toEqual(record);
  expect(again?.defaultBranch).toBe('trunk');
});

it('finds what is being filled only when it is whole', async () => {
  const { acme, open, repositories } = setup();
  let finish: () => void = () => undefined;
  const filled = new Promise<void>((resolve) => (finish = resolve));
  const creating = repositories.createFilled(acme, { name: 'demo', createdAt }, async (repository) => {
    await repository.git.objects.write('blob', Buffer.from('text'));
    await filled;
    return {};
  });
  await expect(repositories.createFilled(acme, { name: 'demo', createdAt }, async () => ({}))).rejects.toThrow('taken');
  expect(repositories.find('acme', 'demo')).toBeUndefined();
  // What a process leaves that is killed now.
  expect(open().all()).toEqual([]);
  finish();
  await creating;
  expect(repositories.find('acme', 'demo')?.name).toBe('demo');
});

it('leaves nothing of what could not be filled', async () => {
  const { path, acme, repositories } = setup();
  const failing = () => Promise.reject(new Error('no'));
  await expect(repositories.createFilled(acme, { name: 'demo', createdAt }, failing)).rejects.toThrow('no');
  expect(readdirSync(path)).not.toContain('repositories');
  expect(repositories.create(acme, { name: 'demo', createdAt }).name).toBe('demo');
});

it.each(['nothing', 'a directory', 'half a HEAD'])(
  'lays out a git directory that a killed process left with %s',
  (left) => {
    const { acme, open, repositories } = setup();
    const { directory } = repositories.create(acme, { name: 'demo', createdAt });
    const git = join(directory.path, 'git');
    if (left !== 'nothing') mkdirSync(join(git, 'refs'), { recursive: true });
    if (left === 'half a HEAD') writeFileSync(join(git, 'HEAD'), '');
    const again = open().find('acme', 'demo');
    expect(again?.git.isEmpty).toBe(true);
    expect(again?.git.references.defaultBranch()).toBe('main');
    expect(existsSync(join(git, 'objects'))).toBe(true);
  },
);

it('forgets a repository whose record is gone', () => {
  const { path, acme, open, repositories } = setup();
  const { directory } = repositories.create(acme, { name: 'demo', createdAt });
  rmSync(join(directory.path, 'repository.json'));
  expect(open().all()).toEqual([]);
  expect(readdirSync(join(path, 'repositories'))).toEqual([]);
});

it('shows and serves what was put there for a person', async () => {
  const { path, octocat, repositories } = setup();
  repositories.create(octocat, { name: 'mine', createdAt, private: true, archived: true, language: 'TypeScript' });
  const { anonymous, mint } = await startSimulator({ directory: path, users: ['octocat'] });
  const github = anonymous.as(await mint({}, 'octocat'));
  const { body } = await github.get('/repos/octocat/mine');
  expect(body).toMatchObject({ archived: true, language: 'TypeScript', owner: { login: 'octocat', type: 'User' } });
  expect(body).not.toHaveProperty('organization');
});

it('lets nobody look into what GitHub disabled', async () => {
  const { path, acme, repositories } = setup();
  repositories.create(acme, { name: 'demo', createdAt, disabled: true });
  const { github } = await startSimulator({ directory: path });
  expect((await github.get('/repos/acme/demo')).body.disabled).toBe(true);
  const { status, body } = await github.get('/repos/acme/demo/topics');
  expect([status, body.message]).toEqual([403, 'Repository access blocked']);
});
