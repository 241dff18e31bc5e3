import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { StateDirectory } from '../storage/state-directory.js';
import type { Delivery } from './delivery.js';

/** GitHub shows and repeats what is no older than that. */
const keptMs = 3 * 86_400_000;

/** The deliveries of the last three days. */
export class Deliveries {
  private records: Delivery[];

  constructor(
    private readonly directory: StateDirectory,
    private readonly clock: SimulatorClock,
  ) {
    this.records = directory.list().flatMap((file) => directory.read<Delivery>(file) ?? []);
    this.records.sort((a, b) => a.id - b.id);
  }

  /** Oldest first. */
  list(): readonly Delivery[] {
    this.forget();
    return this.records;
  }

  find(id: number): Delivery | undefined {
    return this.list().find((delivery) => delivery.id === id);
  }

  add(delivery: Delivery): void {
    this.forget();
    this.directory.write(fileOf(delivery), delivery);
    this.records = [...this.records, delivery];
  }

  private forget(): void {
    const oldest = this.clock.nowMs() - keptMs;
    if (!this.records[0] || this.records[0].deliveredAt >= oldest) return;
    const old = this.records.filter(({ deliveredAt }) => deliveredAt < oldest);
    for (const delivery of old) this.directory.remove(fileOf(delivery));
    this.records = this.records.filter((delivery) => !old.includes(delivery));
  }
}

function fileOf({ id }: Delivery): string {
  return `${id}.json`;
}
