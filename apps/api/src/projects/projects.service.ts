import { Injectable } from '@nestjs/common';
import { SealingSettings } from '@project-factory/shared-config';
import { type ProjectRecord, ProjectStore, ProjectSubmissions, sealSecrets } from '@project-factory/shared-queue';
import { Problem } from '@project-factory/shared-service';
import type { CreateProjectDto } from './create-project.dto.js';

/** Takes projects in and tells how they are doing. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly submissions: ProjectSubmissions,
    private readonly store: ProjectStore,
    private readonly sealing: SealingSettings,
  ) {}

  /** Secrets are sealed before anything leaves this process: only the scaffolder can open them. */
  async submit(project: CreateProjectDto): Promise<{ project: ProjectRecord; created: boolean }> {
    const { name, description, template, answers, spec, secrets, workflow } = project;
    const secretNames = Object.keys(secrets).sort();
    return this.submissions.submit({
      name,
      description,
      template,
      answers,
      spec,
      secretNames,
      ...(secretNames.length > 0 && { sealedSecrets: await sealSecrets(this.publicKey(), name, secrets) }),
      ...(workflow && { workflow: { ...workflow, inputs: workflow.inputs ?? {} } }),
    });
  }

  /** @throws Problem 404 */
  async get(name: string): Promise<ProjectRecord> {
    const project = await this.store.get(name);
    if (project) return project;
    throw new Problem({
      type: 'project-not-found',
      title: 'Project not found',
      status: 404,
      detail: `There is no project ${JSON.stringify(name)}. POST it to /v1/projects to have it made.`,
    });
  }

  private publicKey(): string {
    if (this.sealing.publicKey !== undefined) return this.sealing.publicKey;
    throw new Problem({
      type: 'secrets-not-accepted',
      title: 'Secrets are not accepted',
      status: 503,
      detail: 'This service has no JOB_SEALING_PUBLIC_KEY, so it takes only projects without secrets.',
    });
  }
}
