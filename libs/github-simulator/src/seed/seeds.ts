import type { FaultRule } from '../faults/fault-rules.js';
import type { StateDirectory } from '../storage/state-directory.js';
import type { World } from '../world.js';
import { checkSeed } from './check-seed.js';
import { plantSeed } from './plant-seed.js';
import { type SeedPlan, readSeed } from './read/read-seed.js';
import type { Seed } from './seed.js';

const markFile = 'seeded.json';

/** Puts seeds into a world. */
export class Seeds {
  /** Faults are no state: they are added again at every beginning. */
  private firstFaults: readonly FaultRule[] = [];

  constructor(
    private readonly world: World,
    private readonly directory: StateDirectory,
  ) {}

  /**
   * Adds what a seed holds: everything, or nothing when something is wrong with it.
   *
   * @throws Error that names each place where something is wrong
   */
  async sow(seed: Seed | string): Promise<void> {
    const { faults } = await this.plant(seed);
    this.addFaults(faults);
  }

  /** What a simulator begins with. A directory that began with a seed has it already. */
  async begin(seed: Seed | string | undefined): Promise<void> {
    if (seed === undefined) return;
    const isSown = this.directory.read(markFile) !== undefined;
    const { faults = [] } = isSown ? await readSound(seed) : await this.plant(seed);
    if (!isSown) this.directory.write(markFile, { seededAt: this.world.clock.now().toISOString() });
    this.firstFaults = faults;
    this.beginAgain();
  }

  /** After the state was made what it was at the beginning. */
  beginAgain(): void {
    this.addFaults(this.firstFaults);
  }

  private async plant(seed: Seed | string): Promise<SeedPlan> {
    const { world, directory } = this;
    const plan = await readSound(seed);
    await world.gate.alone(async () => {
      refuse(checkSeed(plan, world));
      await plantSeed(plan, world, directory);
    });
    return plan;
  }

  private addFaults(faults: readonly FaultRule[] = []): void {
    for (const rule of faults) this.world.faults.add(rule);
  }
}

async function readSound(seed: Seed | string): Promise<SeedPlan> {
  const { plan, complaints } = await readSeed(seed);
  refuse(complaints);
  return plan;
}

function refuse(complaints: readonly string[]): void {
  const [only, ...others] = complaints;
  if (only === undefined) return;
  throw new Error(others.length === 0 ? `Failed to seed: ${only}` : `Failed to seed:\n  ${complaints.join('\n  ')}`);
}
