import type { ProjectRecord } from '@project-factory/shared-queue';
import type { Project } from './read-project.js';
import type { ProgressLines } from './progress-lines.js';

/** How to reach the API. */
export interface ApiAccess {
  readonly url: string;
  readonly token: string;
}

/** Asks the API for the project. Asking again for the same one is harmless. */
export async function submitProject(
  { url, token }: ApiAccess,
  project: Project,
  progress: ProgressLines,
): Promise<void> {
  progress.start('request');
  const response = await fetch(`${url}/v1/projects`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(project),
  });
  if (!response.ok) throw new Error(`The API refuses the project ${project.name}: ${await explain(response)}`);
  const record = (await response.json()) as ProjectRecord;
  progress.done('request', `POST /v1/projects: ${response.status}, ${meaning(response.status, record)}`);
}

function meaning(status: number, { state, finishedAt }: ProjectRecord): string {
  if (status === 202) return state;
  return state === 'succeeded'
    ? `made by an earlier run, ${finishedAt ?? ''}`
    : 'begun by an earlier run, now continued';
}

async function explain(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; errors?: { detail: string }[] };
  return [problem.detail ?? `status ${response.status}`, ...(problem.errors ?? []).map(({ detail }) => detail)].join(
    ' ',
  );
}
