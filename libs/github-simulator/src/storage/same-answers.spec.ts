import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/git.js';
import { takeTour } from '../testing/tour/take-tour.js';
import type { Visit } from '../testing/tour/tour.js';

const clock = () => Date.UTC(2026, 0, 31, 12);
/** What is drawn, or measured. */
const chance: ReadonlySet<string> = new Set(['token', 'key', 'key_id', 'duration', 'delivered_at']);

/** Where the webhooks went, and when by a real clock, is chance too. */
function withoutChance(visits: readonly Visit[]): unknown {
  const text = JSON.stringify(visits, (name, value: unknown) => (chance.has(name) ? undefined : value));
  return JSON.parse(text.replace(/127\.0\.0\.1:\d+/g, 'receiver').replace(/[^"]+ GMT/g, 'now'));
}

it('answers every request alike, whether its state is in files or in memory', async () => {
  const inMemory = await takeTour({ clock });
  const inFiles = await takeTour({ clock, directory: temporaryDirectory() });
  expect(withoutChance(inFiles)).toEqual(withoutChance(inMemory));
});
