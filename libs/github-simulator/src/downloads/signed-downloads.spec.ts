import { expect, it } from '@jest/globals';
import { SimulatorClock } from '../clock/simulator-clock.js';
import { openExchange } from '../http/exchange.js';
import { linksFor, publicDownloads } from '../http/links.js';
import { startActions } from '../testing/start-actions.js';
import { serveDownload } from './serve-download.js';
import { type Download, SignedDownloads } from './signed-downloads.js';

function setup() {
  const clock = new SimulatorClock(() => Date.UTC(2026, 0, 31, 12));
  const downloads = new SignedDownloads(clock);
  const links = linksFor(new URL('https://api.github.com/'), '', {});
  let opened = 0;
  const download: Download = {
    contentType: 'application/zip',
    fileName: 'logs.zip',
    open: () => {
      opened += 1;
      return new Uint8Array([1, 2, 3]);
    },
  };
  const ask = async (url: string, init: RequestInit = {}) => {
    const response = serveDownload(downloads, openExchange(new Request(url, init), {}));
    const { status, headers } = response;
    return { status, headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { clock, downloads, links, download, ask, text, opened: () => opened };
}

it('signs an address on the other origin, and says how long it is good', () => {
  const { downloads, links, download } = setup();
  const url = new URL(downloads.sign(links, 'logs/1', download));
  expect([url.origin, url.pathname]).toEqual([publicDownloads, '/logs/1']);
  expect(url.searchParams.get('se')).toBe('2026-01-31T12:01:00.000Z');
  expect(url.searchParams.get('sig')).toMatch(/^[\w-]{22}$/);
  expect(downloads.sign(links, 'logs/1', download)).not.toBe(url.href);
});

it('gives what stands behind it to whoever has the address, as often as he asks, for a minute', async () => {
  const { downloads, links, download, ask, clock, opened } = setup();
  const url = downloads.sign(links, 'logs/1', download);
  const first = await ask(url);
  expect([first.status, [...first.bytes]]).toEqual([200, [1, 2, 3]]);
  expect(first.headers.get('content-type')).toBe('application/zip');
  expect(first.headers.get('content-disposition')).toBe('attachment; filename="logs.zip"');
  clock.advance(59_999);
  expect((await ask(url)).status).toBe(200);
  clock.advance(1);
  expect((await ask(url)).status).toBe(403);
  expect(opened()).toBe(2);
});

it('tells that the time is over', async () => {
  const { downloads, links, download, ask, clock, text } = setup();
  const url = downloads.sign(links, 'logs/1', download);
  clock.advance('1m');
  const { headers, bytes } = await ask(url);
  expect(headers.get('content-type')).toBe('application/xml');
  expect(headers.get('x-ms-error-code')).toBe('AuthenticationFailed');
  expect(text(bytes)).toContain('<Message>Signature not valid in the specified time frame.</Message>');
});

it.each([
  ['token', 400, 'InvalidAuthenticationInfo'],
  ['Basic', 400, 'InvalidAuthenticationInfo'],
  ['Bearer', 403, 'AuthenticationFailed'],
  ['bearer', 403, 'AuthenticationFailed'],
])('refuses who brings a credential along: %s', async (scheme, status, code) => {
  const { downloads, links, download, ask, text, opened } = setup();
  const url = downloads.sign(links, 'logs/1', download);
  const refused = await ask(url, { headers: { authorization: `${scheme} secret` } });
  expect([refused.status, refused.headers.get('x-ms-error-code')]).toEqual([status, code]);
  expect(text(refused.bytes)).toContain(`<Code>${code}</Code>`);
  expect(text(refused.bytes)).not.toContain('secret');
  expect(opened()).toBe(0);
  expect((await ask(url)).status).toBe(200);
});

it.each(['', '?sig=', '?sig=AAAAAAAAAAAAAAAAAAAAAA', '?sig=__proto__'])(
  'does not know the signature of /logs/1%s',
  async (query) => {
    const { ask } = setup();
    expect((await ask(`${publicDownloads}/logs/1${query}`)).status).toBe(403);
  },
);

it('answers HEAD without opening anything', async () => {
  const { downloads, links, download, ask, opened } = setup();
  const url = downloads.sign(links, 'logs/1', download);
  const found = await ask(url, { method: 'HEAD' });
  expect([found.status, found.bytes.length, found.headers.get('content-type')]).toEqual([200, 0, 'application/zip']);
  const refused = await ask(`${publicDownloads}/x`, { method: 'HEAD' });
  expect([refused.status, refused.bytes.length]).toEqual([403, 0]);
  expect(opened()).toBe(0);
});

it('forgets the oldest of very many addresses', async () => {
  const { downloads, links, download, ask } = setup();
  const [first, second] = [downloads.sign(links, 'a', download), downloads.sign(links, 'a', download)];
  for (let more = 0; more < 9999; more += 1) downloads.sign(links, 'a', download);
  expect([(await ask(first)).status, (await ask(second)).status]).toEqual([403, 200]);
});

it('keeps no signature, and a snapshot of what it keeps is as good', async () => {
  const { downloads, links, download, ask } = setup();
  const url = downloads.sign(links, 'logs/1', download);
  const saved = downloads.save();
  expect([...saved.keys()]).not.toContain(new URL(url).searchParams.get('sig'));
  for (let more = 0; more < 10_000; more += 1) downloads.sign(links, 'a', download);
  expect((await ask(url)).status).toBe(403);
  downloads.load(saved);
  expect((await ask(url)).status).toBe(200);
});

it('leads from REST to logs that need no token and want none', async () => {
  const { github, anonymous, simulator, complete, actions, token } = await startActions();
  const id = await complete();
  const { status, headers, text } = await github.get(`${actions}/runs/${id}/logs`);
  const location = headers.get('location') ?? '';
  expect([status, text, new URL(location).origin]).toEqual([302, '', publicDownloads]);
  const ask = (authorization?: string) =>
    simulator.fetch(new Request(location, { ...(authorization && { headers: { authorization } }) }));
  expect((await ask()).status).toBe(200);
  simulator.assertBehaviour();
  expect((await ask(`token ${token}`)).status).toBe(400);
  expect(() => simulator.assertBehaviour()).toThrow('keeps its token to the host');
  simulator.clock.advance('1m');
  expect((await ask()).status).toBe(403);
  expect((await anonymous.get(`${actions}/runs/${id}/logs`)).status).toBe(404);
});

it('leads from a port of this machine to another one', async () => {
  const { simulator, complete, actions, token } = await startActions();
  const id = await complete();
  const { url, downloadsUrl } = await simulator.listen();
  const headers = { authorization: `token ${token}` };
  const manual = await fetch(`${url}${actions}/runs/${id}/logs`, { headers, redirect: 'manual' });
  expect(new URL(manual.headers.get('location') ?? '').origin).toBe(downloadsUrl);
  const followed = await fetch(`${url}${actions}/runs/${id}/logs`, { headers });
  expect([followed.status, followed.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(
    Buffer.from(await followed.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  simulator.assertBehaviour();
});
