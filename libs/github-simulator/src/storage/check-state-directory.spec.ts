import { expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';

/** A directory with files in it. */
function directoryWith(...files: string[]): string {
  const directory = temporaryDirectory();
  for (const file of files) {
    mkdirSync(resolve(directory, file, '..'), { recursive: true });
    writeFileSync(join(directory, file), file);
  }
  return directory;
}

it.each([['package.json'], ['repositories/mine/notes.txt'], ['snapshots/a.png', 'src/a.spec.ts']])(
  'refuses a directory of somebody else with %s, and touches nothing',
  async (...files) => {
    const directory = directoryWith(...files);
    const before = readdirSync(directory, { recursive: true });
    await expect(startSimulator({ directory })).rejects.toThrow(
      `Failed to keep the state in ${directory}: it has ${files.at(-1)?.split('/')[0]} in it, ` +
        'and is not the state of a GitHub simulator. Give an empty directory, or one that does not exist yet.',
    );
    expect(readdirSync(directory, { recursive: true })).toEqual(before);
  },
);

it('leaves folders alone that are called like what it once made', async () => {
  const directory = directoryWith('snapshots/a.png', 'hooks/pre-receive', '.gitkeep');
  const { simulator } = await startSimulator({ directory });
  await simulator.reset();
  await simulator.close();
  expect(readFileSync(join(directory, 'snapshots/a.png'), 'utf8')).toBe('snapshots/a.png');
  expect(readFileSync(join(directory, 'hooks/pre-receive'), 'utf8')).toBe('hooks/pre-receive');
});

it('takes a directory that it made itself, whatever was put into it since', async () => {
  const directory = join(temporaryDirectory(), 'state');
  await (await startSimulator({ directory })).simulator.close();
  writeFileSync(join(directory, 'notes.txt'), '');
  await expect(startSimulator({ directory })).resolves.toBeDefined();
});

it('takes the state of an earlier version', async () => {
  const directory = directoryWith('hooks/pre-receive');
  writeFileSync(join(directory, 'sequences.json'), '{"repository": 700000009}');
  mkdirSync(join(directory, 'repositories'));
  const { github } = await startSimulator({ directory });
  expect((await github.post('/orgs/acme/repos', { name: 'demo' })).body.id).toBe(700_000_009);
});
