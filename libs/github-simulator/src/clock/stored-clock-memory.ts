import type { StateDirectory } from '../storage/state-directory.js';
import type { ClockMemory } from './simulator-clock.js';

const file = 'clock.json';

/** Keeps the clock's offset, lest a restart takes time back. */
export function storedClockMemory(directory: StateDirectory): ClockMemory {
  return {
    load: () => directory.read<{ offsetMs: number }>(file)?.offsetMs ?? 0,
    save: (offsetMs) => directory.write(file, { offsetMs }),
  };
}
