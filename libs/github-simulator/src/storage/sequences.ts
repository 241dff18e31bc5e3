import type { StateDirectory } from './state-directory.js';

const file = 'sequences.json';
const first = {
  repository: 700_000_001,
  workflowRun: 20_000_000_001,
  webhookDelivery: 12_000_000_001,
  environment: 4_000_000_001,
};

export type SequenceName = keyof typeof first;

/** Hands out ids that rise by one and are never given twice, also after a restart. */
export class Sequences {
  private readonly next: Record<SequenceName, number>;
  /** What is written down: up to there, ids may be given without writing again. */
  private readonly stored: Record<SequenceName, number>;

  constructor(private readonly directory: StateDirectory) {
    this.next = { ...first, ...directory.read<Partial<typeof first>>(file) };
    this.stored = { ...this.next };
  }

  take(name: SequenceName): number {
    const id = this.next[name];
    this.next[name] = id + 1;
    if (this.next[name] > this.stored[name]) this.store({ [name]: this.next[name] });
    return id;
  }

  /** Ids up to this one are taken, whatever the file says: it may have been lost. */
  above(name: SequenceName, id: number): void {
    this.next[name] = Math.max(this.next[name], id + 1);
  }

  /** Writes once for so many ids to come, where each would have been written by itself. */
  reserve(name: SequenceName, count: number): void {
    this.store({ [name]: Math.max(this.stored[name], this.next[name] + count) });
  }

  private store(changes: Partial<Record<SequenceName, number>>): void {
    Object.assign(this.stored, changes);
    this.directory.write(file, this.stored);
  }
}
