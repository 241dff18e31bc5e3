import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { startMeasured } from '../../simulator/start-measured.js';
import { RequestCount } from './request-count.js';
import { fillWorld } from './world.js';

/**
 * The simulator in a process of its own, and beside it a port for questions that are no GitHub's. Its limits are off:
 * they would refuse whoever is quick, and it is the quick who are compared. That of the hour is out of reach instead,
 * because clients believe what its headers say is left.
 */
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const app = { id: 1, publicKey };
const limits = { primary: 1_000_000, concurrency: false, points: false, contentCreation: false };
const simulator = await startMeasured({ app, limits, organizations: ['acme', 'many', 'read'] });
const { url } = await simulator.listen();
const world = await fillWorld(simulator);
const count = new RequestCount(simulator);

const answers: Readonly<Record<string, (argument: string) => unknown>> = {
  connection: (org) => ({
    apiBaseUrl: url,
    org,
    appId: app.id,
    privateKey,
    token: simulator.installationToken(org),
  }),
  count: () => count.sinceLastAsked(),
  project: (name) => ({
    files: simulator.files('acme', name).map(({ path }) => path),
    secrets: Object.fromEntries(
      simulator.secretNames('acme', name).map((secret) => [secret, simulator.secret('acme', name, secret)]),
    ),
  }),
};

const control = createServer((request, response) => {
  const [, question = '', argument = ''] = (request.url ?? '').split('/');
  const answer = answers[question]?.(argument);
  response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
});
control.listen(0, '127.0.0.1', () => {
  const { port } = control.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ controlUrl: `http://127.0.0.1:${port}`, world })}\n`);
});
process.on('SIGTERM', () => void simulator.close().then(() => process.exit()));
