import { expect, it } from '@jest/globals';
import { startActions } from '../testing/start-actions.js';
import { contentDisposition } from './content-disposition.js';

it.each([
  ['logs_1.zip', 'attachment; filename="logs_1.zip"'],
  ['日本.zip', `attachment; filename="__.zip"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.zip`],
  ['a"b\\c.zip', String.raw`attachment; filename="a\"b\\c.zip"; filename*=UTF-8''a%22b%5Cc.zip`],
  ["it's (1)*.zip", `attachment; filename="it's (1)*.zip"; filename*=UTF-8''it%27s%20%281%29%2A.zip`],
  [
    'a\r\nx: y\u{1f600}\ud800',
    `attachment; filename="a__x: y__"; filename*=UTF-8''a%0D%0Ax%3A%20y%F0%9F%98%80%EF%BF%BD`,
  ],
])('gives %j a name that every client can read', (name, header) => {
  expect(contentDisposition(name)).toBe(header);
  expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header);
});

it('sends an artifact whose name is not ASCII', async () => {
  const { github, actions, complete, simulator } = await startActions();
  await complete({ artifacts: [{ name: '日本"', content: 'all is well' }] });
  const [artifact] = (await github.get(`${actions}/artifacts`)).body.artifacts;
  const { headers } = await github.get(new URL(artifact.archive_download_url).pathname);
  const response = await simulator.fetch(new Request(headers.get('location') ?? ''));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(
    String.raw`attachment; filename="__\".zip"; filename*=UTF-8''%E6%97%A5%E6%9C%AC%22.zip`,
  );
});
