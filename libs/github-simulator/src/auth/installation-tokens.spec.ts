import { expect, it } from '@jest/globals';
import { SimulatorClock } from '../clock/simulator-clock.js';
import { startSimulator } from '../testing/start-simulator.js';
import { InstallationTokens } from './installation-tokens.js';

function setup() {
  const clock = new SimulatorClock(() => Date.UTC(2026, 0, 31, 12));
  const tokens = new InstallationTokens(clock, 1);
  const issue = (count: number) =>
    Array.from({ length: count }, () => tokens.issue({ installationId: 1, permissions: {} }).value);
  return { clock, tokens, issue };
}

it('keeps no expired token for long, though nobody asks for it', () => {
  const { clock, tokens, issue } = setup();
  issue(100);
  clock.advance('61m');
  issue(50);
  expect(tokens.save().size).toBe(50);
});

it('drops none that is valid', () => {
  const { clock, tokens, issue } = setup();
  const values = issue(10);
  clock.advance('59m');
  issue(10);
  expect(values.map((value) => tokens.find(value)?.installationId)).toEqual(Array(10).fill(1));
  clock.advance('1m');
  expect(values.map((value) => tokens.find(value))).toEqual(Array(10).fill(undefined));
});

it('keeps no value, neither as it was given nor in a snapshot', () => {
  const { tokens, issue } = setup();
  const [value = ''] = issue(1);
  expect(JSON.stringify([...tokens.save()])).not.toContain(value);
  const other = new InstallationTokens(setup().clock, 1);
  other.load(tokens.save());
  expect(other.find(value)).toBe(tokens.find(value));
  other.revoke(value);
  expect([other.find(value), tokens.find(value)?.installationId]).toEqual([undefined, 1]);
});

it('lets a client revoke its token, and a snapshot bring it back', async () => {
  const { simulator, github } = await startSimulator();
  const before = await simulator.snapshot();
  expect((await github.delete('/installation/token')).status).toBe(204);
  expect((await github.get('/orgs/acme')).status).toBe(401);
  await simulator.restore(before);
  expect((await github.get('/orgs/acme')).status).toBe(200);
});
