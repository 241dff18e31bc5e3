import type { RequestOptions } from '../request-options.js';

/** The steps of provisioning, in order. */
export type ProvisioningStep = 'repository' | 'specification' | 'secrets';

export type RunStep = <T>(step: ProvisioningStep, work: () => Promise<T>, detail: (result: T) => string) => Promise<T>;

export interface ProvisionRequest {
  name: string;
  description: string;
  /** Written to `.project.yaml`. */
  spec: Readonly<Record<string, unknown>>;
  secrets?: Readonly<Record<string, string>> | undefined;
}

export interface ProvisionOptions extends RequestOptions {
  /** Marks the repository as this project's: one that carries the same mark is continued. Default `org/name`. */
  id?: string;
  /**
   * When the project was first begun: an empty repository created since then is continued. Without it, only one that
   * this process has created.
   */
  begunAt?: Date;
  /** Runs the steps, so that progress can be shown; `detail` says in a few words what came of one. */
  runStep?: RunStep;
}
