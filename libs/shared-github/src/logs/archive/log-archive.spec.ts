import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from '@jest/globals';
import { GitHubUnavailableError } from '../../errors/github-unavailable.error.js';
import { zip, type ZipFileEntry } from '../../testing/zip.js';
import { LogArchive } from './log-archive.js';

const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(content: readonly ZipFileEntry[] | Buffer) {
  const folder = await mkdtemp(join(tmpdir(), 'log-archive-'));
  closers.push(() => rm(folder, { recursive: true }));
  const file = join(folder, 'logs.zip');
  await writeFile(file, Buffer.isBuffer(content) ? content : zip(content));
  const ignored: string[] = [];
  const archive = await LogArchive.open(file, (name, why) => ignored.push(`${name}: ${why}`));
  closers.push(() => archive.close());
  const read = async (job: string) =>
    Promise.all(archive.stepFiles(job).map(async ({ entry }) => text(await archive.read(entry))));
  return { archive, ignored, read };
}

const good = { name: 'build/1_Set up job.txt', content: 'good' };

it('has the steps of a job in their order, and the log of the whole job', async () => {
  const { archive, ignored, read } = await open([
    { name: 'build/10_Ten.txt', content: 'ten' },
    { name: 'build/2_Two.txt', content: 'two' },
    { name: 'build/', content: '' },
    { name: 'build/system.txt', content: 'system' },
    { name: 'build tests/1_One.txt', content: 'other' },
    { name: '0_build.txt', content: 'all' },
  ]);
  expect(await read('build')).toEqual(['two', 'ten']);
  const whole = archive.jobFile('build');
  expect(whole && (await text(await archive.read(whole)))).toBe('all');
  expect(archive.jobFile('test')).toBeUndefined();
  expect(ignored).toEqual([]);
});

it('finds jobs by their names as GitHub shortens them, and prefers its newer service', async () => {
  const long = 'x'.repeat(95);
  const { archive, read } = await open([
    { name: 'call  build/1_One.txt', content: 'called' },
    { name: `-2147483648_${'x'.repeat(90)}.txt`, content: 'old' },
    { name: '-1_both.txt', content: 'old' },
    { name: '0_both.txt', content: 'new' },
  ]);
  expect(await read('call / build')).toEqual(['called']);
  expect(archive.jobFile(long)).toBeDefined();
  const both = archive.jobFile('both');
  expect(both && (await text(await archive.read(both)))).toBe('new');
});

it.each([
  ['../1_evil.txt', 'its name leads out of the archive'],
  ['build/../../1_evil.txt', 'its name leads out of the archive'],
  ['/tmp/1_evil.txt', 'its name begins at the root'],
  ['C:/1_evil.txt', 'its name begins at the root'],
  ['build\\1_evil.txt', 'its name holds what no name should'],
  ['..\\1_evil.txt', 'its name holds what no name should'],
  ['build/1_evil\0.txt', 'its name holds what no name should'],
])('leaves out a file called %j, and says so', async (name, why) => {
  const { ignored, read } = await open([{ name, content: 'evil' }, good]);
  expect(ignored).toEqual([`${name}: ${why}`]);
  expect(await read('build')).toEqual(['good']);
});

it('leaves out links, devices and what is encrypted', async () => {
  const { ignored, read } = await open([
    { name: 'build/2_link.txt', content: '/etc/passwd', mode: 0o120777 },
    { name: 'build/3_device.txt', content: '', mode: 0o060600 },
    { name: 'build/4_secret.txt', content: 'secret', encrypted: true },
    { ...good, mode: 0o100644 },
  ]);
  expect(ignored).toEqual([
    'build/2_link.txt: it is a link, or no file at all',
    'build/3_device.txt: it is a link, or no file at all',
    'build/4_secret.txt: it is packed in a way that GitHub does not use',
  ]);
  expect(await read('build')).toEqual(['good']);
});

it('leaves out a bomb, and takes the file that it stands in front of', async () => {
  const { ignored, read } = await open([{ ...good, content: Buffer.alloc(20_000_000) }, good]);
  expect(ignored).toEqual([`${good.name}: it would be 20000000 bytes, more than 200 times what it is packed`]);
  expect(await read('build')).toEqual(['good']);
});

it('takes the first of two files of one name', async () => {
  const { read } = await open([good, { ...good, content: 'again' }]);
  expect(await read('build')).toEqual(['good']);
});

it('refuses a bomb that is made of many files, each of them harmless', async () => {
  const content = Buffer.alloc(1_000_000);
  const entries = Array.from({ length: 30 }, (_, index) => ({ name: `build/${index}_step.txt`, content }));
  await expect(open(entries)).rejects.toThrow(
    'The archive of the logs would be 30000000 bytes, more than 200 times what it is packed.',
  );
});

it('refuses more files than any run has', async () => {
  const archive = zip([good]);
  archive.writeUInt16LE(50_001, archive.length - 12);
  await expect(open(archive)).rejects.toThrow(
    'The archive of the logs has 50001 files; 50000 are the most that is read.',
  );
});

it.each([Buffer.alloc(0), Buffer.from('<html>'), zip([good]).subarray(0, 40), zip([good]).subarray(20)])(
  'says that what came is no archive (%#)',
  async (content) => {
    await expect(open(content)).rejects.toBeInstanceOf(GitHubUnavailableError);
  },
);
