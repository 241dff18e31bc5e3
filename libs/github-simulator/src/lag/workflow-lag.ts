import { parseDuration } from '../clock/parse-duration.js';
import type { SimulatorClock } from '../clock/simulator-clock.js';

/** How long a new workflow file is not known yet, and what a dispatch of it is answered meanwhile. */
export interface WorkflowLagOptions {
  /** Milliseconds, or `'3s'`. */
  readonly lag: string | number;
  /** 404: there is no such workflow. 422: it has no `workflow_dispatch` trigger. Default 404. */
  readonly answer?: 404 | 422;
}

/**
 * For how long a workflow file that was just pushed is not known to Actions.
 *
 * @see https://github.com/benc-uk/workflow-dispatch/issues/46
 */
export class WorkflowLag {
  private lagMs = 0;
  private answer: 404 | 422 = 404;

  constructor(
    private readonly clock: SimulatorClock,
    options: WorkflowLagOptions | string | number = 0,
  ) {
    this.set(options);
  }

  set(options: WorkflowLagOptions | string | number): void {
    const { lag, answer = 404 } = typeof options === 'object' ? options : { lag: options };
    this.lagMs = parseDuration(lag);
    this.answer = answer;
  }

  /** What a snapshot keeps. */
  save(): WorkflowLagOptions {
    return { lag: this.lagMs, answer: this.answer };
  }

  /** Status that stands for a workflow that first appeared at that time; undefined: it is known. */
  answerFor(createdAtMs = -Infinity): 404 | 422 | undefined {
    return this.lagMs > 0 && this.clock.nowMs() < createdAtMs + this.lagMs ? this.answer : undefined;
  }
}
