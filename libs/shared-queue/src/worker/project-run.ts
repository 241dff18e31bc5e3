import type { ProjectClaim } from '../projects/project-claim.js';
import type { ProjectFailure, ProjectRecord, ProjectResults } from '../projects/project-record.js';
import type { ProjectRequest } from '../projects/project-request.js';
import type { ProjectStore } from '../projects/project-store.js';

export interface ProjectRunOptions {
  readonly store: ProjectStore;
  readonly claim: ProjectClaim;
  readonly request: ProjectRequest;
  readonly record: ProjectRecord;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly describe: (error: unknown) => Omit<ProjectFailure, 'step'>;
}

/** One attempt at a project. All it writes is refused with StaleWorkerError once another worker has taken over. */
export class ProjectRun {
  /** The step whose work threw, for the failure's record. */
  private stepThatFailed: string | undefined;
  private current: ProjectRecord;

  constructor(private readonly options: ProjectRunOptions) {
    this.current = options.record;
  }

  /** What was asked for, with the sealed secrets. */
  get request(): ProjectRequest {
    return this.options.request;
  }

  /** The record as this run last wrote it: also what earlier attempts achieved. */
  get project(): ProjectRecord {
    return this.current;
  }

  get claim(): ProjectClaim {
    return this.options.claim;
  }

  /** 1 for the first attempt. */
  get attempt(): number {
    return this.options.attempt;
  }

  get isLastAttempt(): boolean {
    return this.options.attempt >= this.options.maxAttempts;
  }

  get failedStep(): string | undefined {
    return this.stepThatFailed;
  }

  /**
   * Does the work as a step that the record shows.
   *
   * @param detail says in a few words what came of it
   *
   * @example
   * const repository = await run.step('repository', () => github.createRepo(name), ({ htmlUrl }) => htmlUrl);
   */
  async step<T>(name: string, work: () => Promise<T>, detail?: (result: T) => string): Promise<T> {
    const { store, claim } = this.options;
    this.current = await store.startStep(claim, name);
    let result: T;
    try {
      result = await work();
    } catch (error) {
      this.stepThatFailed = name;
      this.current = await store.failStep(claim, name, this.options.describe(error).message);
      throw error;
    }
    this.current = await store.finishStep(claim, name, detail?.(result));
    return result;
  }

  /** Adds results to the record. */
  async attach(results: ProjectResults): Promise<void> {
    this.current = await this.options.store.attach(this.options.claim, results);
  }
}
