import { expect, it } from '@jest/globals';
import type { Line, Stage } from './ledger.js';
import { missingFor } from './ledger.js';
import { playLine } from './play-line.js';

type Call = Stage['calls'][number];

/** A stage on which a client asks for `repos/get` and is answered with a status. */
function setup(status = 200, overrides: Partial<Line<Stage>> = {}) {
  const calls: Call[] = [];
  const call: Call = {
    ...{ method: 'GET', path: '/repos/acme/demo', route: '/repos/{owner}/{repo}', operation: 'repos/get' },
    ...{ status, at: new Date(0) },
  };
  const line: Line<Stage> = {
    client: 'curl',
    operation: 'repos/get',
    what: 'reads a repository',
    status: 200,
    act: async () => {
      calls.push(call);
      return status;
    },
    witness: 'git',
    state: 'README.md',
    look: async () => 'README.md',
    ...overrides,
  };
  return { line, stage: { calls }, calls, call };
}

it('passes when the operation was answered so and the other client sees that state', async () => {
  const { line, stage } = setup();
  expect(await playLine(line, stage)).toEqual({ kind: 'passed' });
});

it('fails on another status', async () => {
  const { line, stage } = setup(404);
  expect(await playLine(line, stage)).toEqual({
    kind: 'failed',
    expected: 'repos/get 200',
    came: 'repos/get 404',
  });
});

it('fails when the other client sees something else', async () => {
  const { line, stage } = setup(200, { look: async () => 'nothing' });
  expect(await playLine(line, stage)).toEqual({
    kind: 'failed',
    expected: 'git sees README.md',
    came: 'nothing',
  });
});

it('fails when the client never asked for the operation, whatever it says', async () => {
  const { line, stage } = setup(200, { act: async () => 200 });
  expect(await playLine(line, stage)).toMatchObject({ kind: 'failed', came: 'no request' });
});

it('fails when the client tells of another status than it was answered', async () => {
  const { line, stage, calls, call } = setup(200, {
    act: async () => {
      calls.push(call);
      return 304;
    },
  });
  expect(await playLine(line, stage)).toMatchObject({ kind: 'failed', expected: 'curl told of 200', came: '304' });
});

it('fails with what the client said, without its credentials', async () => {
  const { line, stage, calls, call } = setup(200, {
    act: async () => {
      calls.push(call);
      throw new Error('curl ended with 22: ghs_0123456789abcdefghijklmnopqrstuvwxyz\nat http://127.0.0.1:41234/');
    },
  });
  expect(await playLine(line, stage)).toEqual({
    kind: 'failed',
    expected: 'no failure',
    came: 'repos/get 200; curl ended with 22: <token> at http://127.0.0.1/',
  });
});

it('knows which tools a line cannot do without', () => {
  const { line } = setup(200, { needs: ['openssl', 'git'] });
  expect(missingFor(line, new Set(['curl']))).toEqual(['git', 'openssl']);
  expect(missingFor({ ...line, witness: 'simulator' }, new Set(['curl', 'git', 'openssl']))).toEqual([]);
});
