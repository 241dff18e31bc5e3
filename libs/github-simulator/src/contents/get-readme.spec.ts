import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

async function setup({ empty = false } = {}) {
  const { github } = await startSimulator();
  await github.post('/orgs/acme/repos', { name: 'demo', auto_init: !empty });
  const repository = '/repos/acme/demo';
  const put = (path: string, text: string, fields: object = {}) => {
    const content = Buffer.from(text).toString('base64');
    return github.put(`${repository}/contents/${path}`, { message: path, content, ...fields });
  };
  const remove = async (path: string) => {
    const { body } = await github.get(`${repository}/contents/${path}`);
    await github.delete(`${repository}/contents/${path}`, { message: 'gone', sha: body.sha });
  };
  const readme = (query = '', accept?: string) => github.get(`${repository}/readme${query}`, accept ? { accept } : {});
  return { put, remove, readme };
}

it('shows the readme', async () => {
  const { readme } = await setup();
  expect((await readme()).body).toMatchObject({ path: 'README.md', type: 'file', content: 'IyBkZW1v\n' });
  expect((await readme('', 'application/vnd.github.raw')).text).toBe('# demo');
  expect((await readme('?ref=nope')).status).toBe(404);
});

it('looks into .github first and into docs last, for Markdown first', async () => {
  const { put, remove, readme } = await setup();
  await put('docs/readme.rst', 'docs');
  expect((await readme()).body.path).toBe('README.md');
  await put('.github/Readme', '.github');
  expect((await readme()).body.path).toBe('.github/Readme');
  await put('.github/readme.markdown', '.github');
  expect((await readme()).body.path).toBe('.github/readme.markdown');
  for (const path of ['.github/Readme', '.github/readme.markdown', 'README.md']) await remove(path);
  expect((await readme()).body.path).toBe('docs/readme.rst');
  await remove('docs/readme.rst');
  expect((await readme()).body.message).toBe('Not Found');
});

it('finds none in an empty repository', async () => {
  const { readme } = await setup({ empty: true });
  expect((await readme()).body.message).toBe('This repository is empty.');
});
