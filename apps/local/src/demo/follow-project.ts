import type { ProjectEvent, ProjectRecord, StepRecord } from '@project-factory/shared-queue';
import { createParser } from 'eventsource-parser';
import type { ProgressLines } from './progress-lines.js';
import type { ApiAccess } from './submit-project.js';

/** Shows a project's steps as they happen, and returns it when it is done. */
export async function followProject(access: ApiAccess, name: string, progress: ProgressLines): Promise<ProjectRecord> {
  const path = `/v1/projects/${encodeURIComponent(name)}`;
  const events = await get(access, `${path}/events`);
  const parser = createParser({
    onEvent: ({ data }) => {
      const event = JSON.parse(data) as ProjectEvent;
      if (event.type === 'step') show(event.data, progress);
    },
  });
  const text = events.body?.pipeThrough(new TextDecoderStream());
  for await (const chunk of text ?? []) parser.feed(chunk);
  return (await (await get(access, path)).json()) as ProjectRecord;
}

async function get({ url, token }: ApiAccess, path: string): Promise<Response> {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}.`);
  return response;
}

function show({ name, state, detail, startedAt, finishedAt }: StepRecord, progress: ProgressLines): void {
  const ms = finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : undefined;
  if (state === 'running') progress.start(name);
  else if (state === 'done') progress.done(name, detail, ms);
  else progress.failed(name, detail, ms);
}
