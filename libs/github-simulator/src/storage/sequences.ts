import type { StateDirectory } from './state-directory.js';

const file = 'sequences.json';
const first = { repository: 700_000_001, workflowRun: 20_000_000_001 };

export type SequenceName = keyof typeof first;

/** Hands out ids that rise by one and are never given twice, also after a restart. */
export class Sequences {
  private readonly next: Record<SequenceName, number>;

  constructor(private readonly directory: StateDirectory) {
    this.next = { ...first, ...directory.read<Partial<typeof first>>(file) };
  }

  take(name: SequenceName): number {
    const id = this.next[name];
    this.next[name] = id + 1;
    this.directory.write(file, this.next);
    return id;
  }
}
