import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const { github } = await startSimulator();
  await github.post('/orgs/acme/repos', { name: 'demo' });
  const put = (path: string, text: string) => {
    const content = Buffer.from(text).toString('base64');
    return github.put(`/repos/acme/demo/contents/${path}`, { message: path, content });
  };
  const languages = async () => Object.entries((await github.get('/repos/acme/demo/languages')).body);
  return { put, languages };
}

it('finds none in an empty repository', async () => {
  const { languages } = await setup();
  expect(await languages()).toEqual([]);
});

it('counts the bytes of each language, the most first', async () => {
  const { put, languages } = await setup();
  await put('Dockerfile', 'FROM x');
  await put('src/a.ts', 'x'.repeat(10));
  await put('src/b.tsx', 'x'.repeat(5));
  expect(await languages()).toEqual([
    ['TypeScript', 15],
    ['Dockerfile', 6],
  ]);
});

it.each(['package.json', 'README.md', 'node_modules/a.js', 'a.d.ts', 'constructor', 'a.constructor', 'empty.ts'])(
  'does not count %s',
  async (path) => {
    const { put, languages } = await setup();
    await put(path, path === 'empty.ts' ? '' : 'x');
    expect(await languages()).toEqual([]);
  },
);
