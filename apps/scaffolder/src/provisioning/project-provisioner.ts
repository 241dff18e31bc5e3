import { Injectable } from '@nestjs/common';
import { OpeningSettings } from '@project-factory/shared-config';
import { GitHubAppClient, type Repository } from '@project-factory/shared-github';
import {
  FinalJobError,
  openSecrets,
  type ProjectRecord,
  type ProjectRequest,
  type ProjectRun,
} from '@project-factory/shared-queue';
import { type RenderedFile, renderTemplate } from '../templates/render-template.js';
import { TemplateCatalogue } from '../templates/template-catalogue.js';
import { answerQuestions } from '../templates/template-questions.js';
import { pushTemplate } from './push-template.js';
import { checkWorkflow } from './check-workflow.js';
import { type ProjectRepository, runWorkflow } from './run-workflow.js';

interface Pushed {
  repository: ProjectRepository;
  commit: string;
}

/**
 * Makes a project: repository, specification, secrets, template, first workflow run.
 *
 * Every step finds out at GitHub what is already done, so that the whole can be run again from anywhere.
 */
@Injectable()
export class ProjectProvisioner {
  constructor(
    private readonly github: GitHubAppClient,
    private readonly templates: TemplateCatalogue,
    private readonly opening: OpeningSettings,
  ) {}

  async provision(run: ProjectRun, signal: AbortSignal): Promise<void> {
    const pushed = alreadyPushed(run.project) ?? (await this.build(run, signal));
    const { workflow } = run.request;
    if (workflow) await runWorkflow(this.github, { run, ...pushed, workflow, signal });
  }

  /** Everything up to the push. From there on the repository is its team's, and is not written to again. */
  private async build(run: ProjectRun, signal: AbortSignal): Promise<Pushed> {
    const { request } = run;
    const { files, secrets } = await run.step(
      'check',
      () => this.check(request),
      (checked) => `template ${request.template}, ${checked.files.length} files`,
    );
    const repository = await this.provisionRepository(run, secrets, signal);
    const commit = await run.step(
      'template',
      () => pushTemplate(this.github, { id: run.project.id, repository, template: request.template, files, signal }),
      (sha) => `pushed ${sha.slice(0, 7)} to ${repository.defaultBranch}`,
    );
    await run.attach({ commit });
    return { repository, commit };
  }

  /** All that can be known before anything is created. */
  private async check(request: ProjectRequest): Promise<{ files: RenderedFile[]; secrets: Record<string, string> }> {
    const template = await this.templates.get(request.template);
    const own = { project_name: request.name, description: request.description };
    const asked = Object.entries(own).filter(([name]) => template.questions.has(name));
    const answers = answerQuestions(template, { ...Object.fromEntries(asked), ...request.answers });
    const files = await renderTemplate(template, answers);
    checkWorkflow(request, files);
    return { files, secrets: await this.secrets(request) };
  }

  private async secrets({ name, secretNames, sealedSecrets }: ProjectRequest): Promise<Record<string, string>> {
    if (secretNames.length === 0) return {};
    if (this.opening.privateKey === undefined || sealedSecrets === undefined) {
      const why = sealedSecrets === undefined ? 'they are gone' : 'JOB_SEALING_PRIVATE_KEY is not set';
      throw new FinalJobError(
        'SECRETS_UNREADABLE',
        `The secrets of ${name} cannot be opened: ${why}. Send the project again.`,
      );
    }
    return openSecrets(this.opening.privateKey, name, sealedSecrets);
  }

  private async provisionRepository(
    run: ProjectRun,
    secrets: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Repository> {
    const { name, description, spec } = run.request;
    const repository = await this.github.provisionRepo(name, description, spec, secrets, {
      id: run.project.id,
      begunAt: new Date(run.project.createdAt),
      runStep: (step, work, detail) => run.step(step, work, detail),
      signal,
    });
    const { fullName, htmlUrl, cloneUrl, defaultBranch } = repository;
    await run.attach({ repository: { fullName, htmlUrl, cloneUrl, defaultBranch } });
    return repository;
  }
}

/** What an earlier attempt has pushed. */
function alreadyPushed({ name, repository, commit }: ProjectRecord): Pushed | undefined {
  return repository && commit !== undefined ? { repository: { name, ...repository }, commit } : undefined;
}
