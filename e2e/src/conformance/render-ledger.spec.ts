import { expect, it } from '@jest/globals';
import { check } from 'prettier';
import type { Chapter, Entry, Stage, Topic } from './ledger.js';
import { asPassed, playTopics } from './play-topics.js';
import { renderLedger, withoutVersions } from './render-ledger.js';

const format = { parser: 'markdown', singleQuote: true, printWidth: 120, trailingComma: 'all' } as const;

const entry: Entry = {
  ...{ client: 'gh', operation: 'actions/create-or-update-repo-secret', what: '`secret set` | again', status: 204 },
  ...{ witness: 'simulator', state: 'a_secret * of_two', outcome: { kind: 'passed' } },
};

const failing: Entry = {
  ...entry,
  outcome: { kind: 'failed', expected: 'simulator sees a|b', came: 'what `gh` | said <token> * _x_' },
};

const chapters: readonly Chapter[] = [
  { title: 'Secrets', entries: [entry, failing] },
  { title: 'Git', entries: [{ ...entry, client: 'git', outcome: { kind: 'left out', missing: ['git', 'openssl'] } }] },
];

it('writes what prettier would', async () => {
  expect(await check(renderLedger(chapters, ['curl 7.88.1', 'gh 2.23.0']), format)).toBe(true);
});

it('shows a failing line as failing, with what was expected and what came', () => {
  const document = renderLedger(chapters, []);
  expect(document).toContain("FAILED: expected `simulator sees a\\|b`, came `what 'gh' \\| said <token> * _x_`");
  expect(rowsOf(document, 'gh')[0]).toEqual(['gh', '1', '1', '1', '0', '0']);
});

it('shows a line that was left out, and for want of what', () => {
  const document = renderLedger(chapters, []);
  expect(document).toContain('left out: no git, no openssl');
  expect(rowsOf(document, 'git')[0]).toEqual(['git', '1', '0', '0', '1', '0']);
});

it('is the same but for one line on another machine', () => {
  const [here, there] = [['curl 7.88.1'], ['curl 8.0.0', 'gh 2.23.0']].map((versions) =>
    renderLedger(chapters, versions),
  );
  expect(here).not.toBe(there);
  expect(withoutVersions(here ?? '')).toBe(withoutVersions(there ?? ''));
});

it('leaves out lines whose client is missing, and knows what they would show', async () => {
  const line = { ...entry, act: () => Promise.reject(new Error('played')), look: async () => '' };
  const topics: Topic<Stage>[] = [{ title: 'Secrets', lines: [line] }];
  const seen: Entry[] = [];
  const played = await playTopics(topics, { calls: [] }, new Set(['curl']), (shown) => seen.push(shown));
  expect(played[0]?.entries[0]?.outcome).toEqual({ kind: 'left out', missing: ['gh'] });
  expect(seen).toHaveLength(1);
  expect(asPassed(topics)[0]?.entries[0]?.outcome).toEqual({ kind: 'passed' });
});

function rowsOf(document: string, client: string): string[][] {
  const rows = document.split('\n').filter((line) => line.startsWith(`| ${client} `));
  return rows.map((row) => row.split(' | ').map((cell) => cell.replace(/[| ]/g, '')));
}
