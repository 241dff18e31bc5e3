import type { Job, Queue } from 'bullmq';
import { ProjectExistsError } from '../errors/project-exists.error.js';
import { messageOf } from '../errors/message-of.js';
import { QueueUnavailableError } from '../errors/queue-unavailable.error.js';
import { SealedSecretsError } from '../errors/sealed-secrets.error.js';
import { isFinished, type ProjectRecord } from '../projects/project-record.js';
import type { ProjectRequest } from '../projects/project-request.js';
import type { ProjectStore } from '../projects/project-store.js';
import { requestDifferences } from '../projects/request-differences.js';
import { projectJobId, projectJobOptions, type ProjectJobData } from './project-job.js';

export interface Submission {
  readonly project: ProjectRecord;
  /** Whether this request started work; false when the project had been asked for before. */
  readonly created: boolean;
}

export interface ProjectSubmissionsOptions {
  readonly store: ProjectStore;
  readonly queue: Queue<ProjectJobData>;
  /** Where the queue is, for messages; without credentials. */
  readonly address: string;
}

/** Puts projects on the queue: one job at a time for a name, however often it is asked for. */
export class ProjectSubmissions {
  private readonly store: ProjectStore;
  private readonly queue: Queue<ProjectJobData>;
  private readonly address: string;

  constructor({ store, queue, address }: ProjectSubmissionsOptions) {
    this.store = store;
    this.queue = queue;
    this.address = address;
  }

  /**
   * Creates the project and queues it. The same request again returns the project as it is, or starts it again if it has
   * failed. One that failed before its template was pushed may also be asked for differently: the mistake is then mended.
   *
   * @throws ProjectExistsError when the name was asked for with another request
   * @throws SealedSecretsError when it names secrets and brings none
   */
  async submit(request: ProjectRequest): Promise<Submission> {
    requireSecrets(request.name, request.secretNames, request.sealedSecrets);
    const { created, record } = await this.store.create(request);
    if (!created) {
      const differences = await this.differences(request, record);
      if (differences.length > 0 && !isMendable(record, differences)) {
        throw new ProjectExistsError(record.name, differences);
      }
      // Whoever was quicker to restart it may have asked for something else: then it is looked at anew.
      if (record.state === 'failed') return (await this.restart(record, request)) ?? this.submit(request);
    }
    // Also for a project that was created before: the process that did may have died before it added the job.
    if (record.state === 'queued') await this.enqueue(record);
    return { project: record, created };
  }

  /**
   * Starts a failed project again; undefined when there is no project of this name. One that has not failed stays as it is.
   *
   * @param sealedSecrets needed again when the project has secrets, since they were dropped when it failed
   * @throws SealedSecretsError when they are missing
   */
  async retry(name: string, sealedSecrets?: string): Promise<Submission | undefined> {
    const record = await this.store.get(name);
    if (!record) return undefined;
    if (record.state !== 'failed') return { project: record, created: false };
    requireSecrets(record.name, record.secretNames, sealedSecrets);
    return (await this.restart(record, { sealedSecrets })) ?? this.retry(name, sealedSecrets);
  }

  /** Queues every unfinished project whose job is lost. Returns how many. Run it when a worker starts. */
  async requeueStranded(): Promise<number> {
    const open = (await this.store.list()).filter((record) => !isFinished(record));
    let requeued = 0;
    for (const record of open) {
      if (await this.enqueueIfLost(record)) requeued += 1;
    }
    return requeued;
  }

  /** Undefined when somebody else did so first, or it is gone. */
  private async restart(
    { name, id }: ProjectRecord,
    request: Partial<ProjectRequest>,
  ): Promise<Submission | undefined> {
    const restarted = await this.store.reset(name, id, request);
    if (!restarted) return undefined;
    await this.enqueue(restarted);
    return { project: restarted, created: true };
  }

  private async differences(request: ProjectRequest, record: ProjectRecord): Promise<string[]> {
    const known = await this.store.request(record.name, record.id);
    return known ? requestDifferences(known, request) : [];
  }

  private async enqueueIfLost(record: ProjectRecord): Promise<boolean> {
    const jobId = await this.jobIdOf(record);
    const job = jobId === undefined ? undefined : await this.queue.getJob(jobId);
    if (jobId === undefined || (job && !(await job.isCompleted()) && !(await job.isFailed()))) return false;
    // Another worker may have been quicker, and has the job already: then it is not lost any more.
    if (job && !(await removed(job))) return false;
    await this.enqueue(record);
    return true;
  }

  private async enqueue(record: ProjectRecord): Promise<void> {
    const { name, id } = record;
    const round = await this.store.round(name, id);
    if (round === undefined) return;
    try {
      const jobId = projectJobId(id, round);
      await this.queue.add('project', { project: name, id, round }, { ...projectJobOptions, jobId });
    } catch (error) {
      throw new QueueUnavailableError(this.address, messageOf(error), 'Send the same request again.', { cause: error });
    }
  }

  /** Undefined when the project was removed in the meantime. */
  private async jobIdOf({ name, id }: ProjectRecord): Promise<string | undefined> {
    const round = await this.store.round(name, id);
    return round === undefined ? undefined : projectJobId(id, round);
  }
}

async function removed(job: Job): Promise<boolean> {
  return job.remove().then(
    () => true,
    () => false,
  );
}

/** Nothing of it is in anyone's hands yet: only the repository's empty shell may stand, and that is continued. */
function isMendable(record: ProjectRecord, differences: readonly string[]): boolean {
  return record.state === 'failed' && record.commit === undefined && !differences.includes('name');
}

function requireSecrets(project: string, names: readonly string[], sealedSecrets: string | undefined): void {
  if (names.length > 0 && !sealedSecrets) {
    throw new SealedSecretsError(project, 'there are none', `Send a value for each of: ${names.join(', ')}.`);
  }
}
