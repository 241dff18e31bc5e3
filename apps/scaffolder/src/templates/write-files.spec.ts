import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { writeFiles } from './write-files.js';

const root = mkdtempSync(join(tmpdir(), 'write-files-spec-'));
const [inside, outside] = [join(root, 'inside'), join(root, 'outside')];
mkdirSync(inside);
mkdirSync(outside);

afterAll(() => rmSync(root, { recursive: true }));

it('writes files below the directory, and replaces those there are', async () => {
  await writeFiles(inside, [{ path: 'a/b/c.txt', content: Buffer.from('one') }]);
  await writeFiles(inside, [{ path: 'a/b/c.txt', content: Buffer.from('two') }]);
  expect(readFileSync(join(inside, 'a/b/c.txt'), 'utf8')).toBe('two');
});

it.each(['linked/x.txt', 'linked', 'a/linked/deep/x.txt'])(
  'follows no link that others have pushed: %s',
  async (path) => {
    for (const link of [join(inside, 'linked'), join(inside, 'a/linked')]) {
      rmSync(link, { force: true });
      symlinkSync(outside, link);
    }
    await expect(writeFiles(inside, [{ path, content: Buffer.from('x') }])).rejects.toThrow(
      /is a link in the repository/,
    );
    expect(readdirSync(outside)).toEqual([]);
  },
);
