import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  type ProjectFailure,
  type ProjectHandler,
  type ProjectRun,
  ProjectWorker,
} from '@project-factory/shared-queue';
import { redact } from '@project-factory/shared-service';
import { describeError } from './describe-error.js';
import { jobError } from './job-error.js';
import { ProjectProvisioner } from './project-provisioner.js';

/** Takes projects from the queue, once the service is up. */
@Injectable()
export class ProvisioningHandler implements ProjectHandler, OnApplicationBootstrap {
  constructor(
    private readonly worker: ProjectWorker,
    private readonly provisioner: ProjectProvisioner,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.start(this);
  }

  async handle(run: ProjectRun, signal: AbortSignal): Promise<void> {
    try {
      await this.provisioner.provision(run, signal);
    } catch (error) {
      throw jobError(error);
    }
  }

  describe(error: unknown): Omit<ProjectFailure, 'step'> {
    const { code, message } = describeError(error);
    return { code, message: redact(message) };
  }
}
