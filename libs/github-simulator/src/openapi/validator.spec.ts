import { expect, it } from '@jest/globals';
import { createGitHubSimulator } from '../create-github-simulator.js';
import { type Answer, json, noContent, raw } from '../http/answer.js';
import { type Exchange, openExchange } from '../http/exchange.js';
import { OwnFaults } from '../http/own-faults.js';
import type { OperationId } from '../operations/operations.js';
import { appId, publicKey } from '../testing/app-key.js';
import { TestClient } from '../testing/test-client.js';
import { Validator } from './validator.js';

const key = { key_id: '1', key: 'abc' };
const error = { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' };
const field = { resource: 'Repository', field: 'name', code: 'custom', message: 'name already exists' };
const faultsOf = (id: OperationId, answer: Answer) => new Validator(new OwnFaults()).faultsOfAnswer(id, answer);

function exchangeWith(text: string): Exchange {
  return { ...openExchange(new Request('https://api.github.com/'), {}), text };
}

it.each<[OperationId, Answer]>([
  ['actions/get-repo-public-key', json(key)],
  ['actions/delete-repo-secret', noContent()],
  ['actions/create-or-update-repo-secret', json({}, 201)],
  ['actions/create-or-update-repo-secret', noContent()],
  ['actions/list-repo-secrets', json({ total_count: 0, secrets: [] })],
  ['actions/download-workflow-run-logs', { status: 302, headers: { location: 'https://example.org' } }],
  ['repos/get-content', raw(Buffer.from('text'), 'application/vnd.github.raw')],
  ['repos/get', json(error, 404)],
  ['repos/create-in-org', json({ ...error, status: '422', errors: [field] }, 422)],
  ['repos/create-in-org', json({ ...error, status: '422', errors: ['name is odd'] }, 422)],
  ['repos/get', json({ ...error, status: '403', block: { reason: 'tos' } }, 403)],
])('has nothing against %s and %j', (id, answer) => {
  expect(faultsOf(id, answer)).toEqual([]);
});

it.each<[string, OperationId, Answer, string]>([
  ['a status that is not described', 'actions/get-repo-public-key', json(key, 202), 'status 202 is not among 200'],
  ['a redirect that is not described', 'actions/get-repo-public-key', json(key, 303), 'status 303 is not among 200'],
  ['a missing key', 'actions/get-repo-public-key', json({ key: 'abc' }), "answer must have required property 'key_id'"],
  [
    'a key that is undefined',
    'actions/get-repo-public-key',
    json({ ...key, key_id: undefined }),
    "answer must have required property 'key_id'",
  ],
  ['a wrong type', 'actions/get-repo-public-key', json({ ...key, key_id: 1 }), 'answer/key_id must be string'],
  [
    'a wrong type far down',
    'actions/list-repo-secrets',
    json({ total_count: 1, secrets: [{ name: 'A', created_at: 5, updated_at: '2026-01-31T12:00:00Z' }] }),
    'answer/secrets/0/created_at must be string',
  ],
  [
    'a time that is none',
    'actions/list-repo-secrets',
    json({ total_count: 1, secrets: [{ name: 'A', created_at: 'today', updated_at: '2026-01-31T12:00:00Z' }] }),
    'answer/secrets/0/created_at must match format "date-time"',
  ],
  ['null where there is none', 'actions/get-repo-public-key', json({ ...key, key: null }), 'answer/key must be string'],
  ['a body where there is none', 'actions/delete-repo-secret', json({}, 204), 'status 204 has no body'],
  ['no body where there is one', 'actions/get-repo-public-key', { status: 200 }, 'status 200 has a body'],
  ['an error without a body', 'repos/get', { status: 404 }, 'an error without a body'],
  ['an error in bytes', 'repos/get', { status: 404, body: Buffer.from('no') }, 'an error without a body'],
  [
    'an error without a page',
    'repos/get',
    json({ message: 'Not Found', status: '404' }, 404),
    "answer must have required property 'documentation_url'",
  ],
  [
    'an error without a message',
    'repos/get',
    json({ documentation_url: 'https://docs.github.com/rest', status: '404' }, 404),
    "answer must have required property 'message'",
  ],
  ['an error with another status', 'repos/get', json({ ...error, status: '403' }, 404), 'answer/status must be equal'],
  ['an error with a number', 'repos/get', json({ ...error, status: 404 }, 404), 'answer/status must be equal'],
  [
    'an error whose page is no address',
    'repos/get',
    json({ ...error, documentation_url: 'rest' }, 404),
    'answer/documentation_url must match format "uri"',
  ],
  [
    'an error whose list says nothing',
    'repos/create-in-org',
    json({ ...error, status: '422', errors: [{ field: 'name' }] }, 422),
    "answer/errors/0 must have required property 'code'",
  ],
])('does not let %s pass', (_what, id, answer, fault) => {
  expect(faultsOf(id, answer)).toContainEqual(expect.stringContaining(fault));
});

it.each<[string, OperationId, string, Answer, string]>([
  ['a wrong type', 'git/create-blob', '{"content":5}', json({}, 201), 'accepted request/content must be string'],
  ['a missing key', 'git/create-blob', '{}', json({}, 201), "accepted request must have required property 'content'"],
  ['nothing', 'git/create-blob', '', json({}, 201), "accepted request must have required property 'content'"],
  ['blanks', 'git/create-blob', ' \n', json({}, 201), "accepted request must have required property 'content'"],
  ['no JSON', 'git/create-blob', '{', json({}, 201), 'accepted request is not JSON'],
])('does not let a handler accept %s', (_what, id, text, answer, fault) => {
  const ownFaults = new OwnFaults();
  const validator = new Validator(ownFaults);
  const { status, body } = validator.verified(id, exchangeWith(text), answer);
  expect([status, (body as { message: string }).message]).toEqual([500, expect.stringContaining(fault)]);
  expect(ownFaults.messages).toEqual([(body as { message: string }).message]);
});

it.each<[string, OperationId, string, Answer]>([
  ['was refused', 'git/create-blob', '{"content":5}', json({ ...error, status: '422' }, 422)],
  ['may be left out', 'actions/re-run-workflow', '', json({}, 201)],
  ['is described', 'actions/re-run-workflow', '{"enable_debug_logging":true}', json({}, 201)],
  ['was not read at all', 'actions/enable-workflow', '{', noContent()],
])('has nothing against a body that %s', (_what, id, text, answer) => {
  const ownFaults = new OwnFaults();
  const validator = new Validator(ownFaults);
  expect(validator.verified(id, exchangeWith(text), answer)).toBe(answer);
  expect(ownFaults.messages).toEqual([]);
});

it('tells which operation broke the description, in the shape of GitHub', () => {
  const { body } = new Validator(new OwnFaults()).verified('actions/get-repo-public-key', exchangeWith(''), json({}));
  expect(body).toEqual({
    message:
      "The GitHub simulator broke GitHub's description of actions/get-repo-public-key (GET /repos/{owner}/{repo}/actions/secrets/public-key): " +
      "answer must have required property 'key_id'; answer must have required property 'key'",
    documentation_url: 'https://docs.github.com/rest',
    status: '500',
  });
});

it('keeps what one simulator got wrong from another', () => {
  const [one, two] = [new OwnFaults(), new OwnFaults()];
  for (const [ownFaults, body] of [
    [one, {}],
    [two, key],
  ] as const) {
    new Validator(ownFaults).verified('actions/get-repo-public-key', exchangeWith(''), json(body));
  }
  expect([one.messages.length, two.messages.length]).toEqual([1, 0]);
});

it('holds nothing against what a client got wrong, nor against faults', async () => {
  const simulator = await createGitHubSimulator({
    app: { id: appId, publicKey },
    organizations: ['acme'],
    validate: 'throw',
  });
  const github = new TestClient(simulator.fetch, 'https://api.github.com', simulator.installationToken('acme'));
  for (const body of ['{', '[]', '{"name":5}', '']) await github.post('/orgs/acme/repos', body);
  await github.get('/repos/acme/nothing');
  await github.get('/nothing');
  for (const fault of ['html-body', 'malformed-json', 'server-error', 'redirect'] as const) {
    simulator.faults.add({ operation: 'orgs/get', fault });
    await github.get('/orgs/acme').catch(() => undefined);
  }
  await simulator.close();
});

it('is not there unless it is asked for', async () => {
  const simulator = await createGitHubSimulator({ app: { id: appId, publicKey }, organizations: ['acme'] });
  const github = new TestClient(simulator.fetch, 'https://api.github.com');
  expect((await github.get('/orgs/acme')).status).toBe(200);
  await simulator.close();
});
