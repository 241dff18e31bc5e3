import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
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
import { type Wait, waitOf } from './wait-of.js';

/** Takes projects from the queue, once the service is up. */
@Injectable()
export class ProvisioningHandler implements ProjectHandler, OnApplicationBootstrap {
  private readonly logger = new Logger(ProvisioningHandler.name);

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
      const wait = waitOf(error);
      if (wait) this.logWait(run, wait);
      throw jobError(error);
    }
  }

  describe(error: unknown): Omit<ProjectFailure, 'step'> {
    const { code, message } = describeError(error);
    return { code, message: redact(message) };
  }

  private logWait({ project: { name, id } }: ProjectRun, { reason, limit, until }: Wait): void {
    const facts = { project: name, id, limit, goesOnAt: until };
    this.logger.log(`The job of ${name} waits in the queue: ${reason}`, facts);
  }
}
