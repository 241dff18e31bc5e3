import type { StateDirectory } from '../storage/state-directory.js';
import type { RunRecord } from './run-record.js';

const numbersFile = 'numbers.json';

/** The workflow runs of one repository. */
export class WorkflowRuns {
  private readonly records = new Map<number, RunRecord>();
  private readonly numbers: Record<string, number>;

  constructor(private readonly directory: StateDirectory) {
    this.numbers = directory.read<Record<string, number>>(numbersFile) ?? {};
    const files = directory.list().filter((file) => file !== numbersFile);
    const records = files.flatMap((file) => directory.read<RunRecord>(file) ?? []).sort((a, b) => a.id - b.id);
    for (const run of records) this.records.set(run.id, run);
  }

  /** Newest first. */
  list(): RunRecord[] {
    return [...this.records.values()].reverse();
  }

  find(id: number): RunRecord | undefined {
    return this.records.get(id);
  }

  /** The number of a workflow's next run: never one that a deleted run had. */
  takeNumber(workflowId: number): number {
    const number = (this.numbers[workflowId] ?? 0) + 1;
    this.numbers[workflowId] = number;
    this.directory.write(numbersFile, this.numbers);
    return number;
  }

  save(run: RunRecord): void {
    this.directory.write(`${run.id}.json`, run);
    this.records.set(run.id, run);
  }

  delete(id: number): void {
    this.directory.remove(`${id}.json`);
    this.records.delete(id);
  }
}
