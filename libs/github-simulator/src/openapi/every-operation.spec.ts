import { expect, it } from '@jest/globals';
import { createGitHubSimulator } from '../create-github-simulator.js';
import { json } from '../http/answer.js';
import { OwnFaults } from '../http/own-faults.js';
import { allRoutes } from '../operations/all-routes.js';
import { type OperationId, operations } from '../operations/operations.js';
import type { Handler } from '../operations/routes.js';
import { appId, publicKey } from '../testing/app-key.js';
import { everyKey, requiredKeys, without } from '../testing/required-keys.js';
import { TestClient } from '../testing/test-client.js';
import { takeTour } from '../testing/tour/take-tour.js';
import type { Visit } from '../testing/tour/tour.js';
import { readDescription } from './description.js';
import { Validator } from './validator.js';

const description = readDescription();
const ids = Object.keys(operations) as OperationId[];
// Nobody signs in at the simulator: an installation is refused here, as it is on GitHub.
const modelled = ids.filter((id) => operations[id].requirement !== 'user');

let tour: Promise<readonly Visit[]> | undefined;

/** What an operation answered, the lists in it cut to one item. */
async function visitsOf(id: OperationId): Promise<Visit[]> {
  const visits = await (tour ??= takeTour());
  return visits.filter(({ operation }) => operation === id).map((visit) => ({ ...visit, body: cut(visit.body) }));
}

function cut(body: unknown): unknown {
  if (Array.isArray(body)) return body.slice(0, 1).map(cut);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, cut(value)]));
}

/** The schema with everything that it refers to, as text. */
function wholeText(schema: object, seen = new Set<string>()): string {
  const text = JSON.stringify(schema);
  const names = [...text.matchAll(/"#\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);
  const fresh = names.filter((name) => !seen.has(name));
  for (const name of fresh) seen.add(name);
  return text + fresh.map((name) => wholeText(description.schemas[name] ?? {}, seen)).join('');
}

it('visits every operation', async () => {
  const visits = await (tour ??= takeTour());
  const seen = new Set(visits.map(({ operation }) => operation));
  expect(ids.filter((id) => !seen.has(id))).toEqual(ids.filter((id) => !modelled.includes(id)));
});

it.each(modelled)('misses each key that %s has to answer', async (id) => {
  const validator = new Validator(new OwnFaults());
  for (const { status, body } of await visitsOf(id)) {
    const schema = description.operations[id].responses[status];
    const isNoticed = (path: readonly (string | number)[]) =>
      validator.faultsOfAnswer(id, { status, body: without(body, path) }).length > 0;
    expect(validator.faultsOfAnswer(id, { status, body })).toEqual([]);
    // No body, or none that is JSON: nothing is to be left out.
    if (!schema) continue;
    expect(body).toBeDefined();
    const required = requiredKeys(schema, body, description);
    expect(required.filter((path) => !isNoticed(path))).toEqual([]);
    const isDemanding = wholeText(schema).includes('"required":');
    if (isDemanding && required.length === 0) expect(everyKey(body).filter(isNoticed)).not.toEqual([]);
  }
});

it('makes closing fail when a handler leaves a key out', async () => {
  const routes = allRoutes as Record<string, Handler>;
  const handler = routes['orgs/get'];
  const simulator = await createGitHubSimulator({
    app: { id: appId, publicKey },
    organizations: ['acme'],
    validate: 'throw',
  });
  const github = new TestClient(simulator.fetch, 'https://api.github.com');
  const { body: whole } = await github.get('/orgs/acme');
  routes['orgs/get'] = () => json(without(whole, ['login']));
  try {
    const { status, body } = await github.get('/orgs/acme');
    const message =
      "The GitHub simulator broke GitHub's description of orgs/get (GET /orgs/{org}): answer must have required property 'login'";
    expect([status, body.message]).toEqual([500, message]);
    await expect(simulator.close()).rejects.toThrow(message);
  } finally {
    if (handler) routes['orgs/get'] = handler;
  }
});
