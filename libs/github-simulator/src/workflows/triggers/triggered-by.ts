import type { PushEvent } from '../../events/events.js';
import { runGit } from '../../git/run-git.js';
import type { Workflow } from '../workflow.js';
import { type Pushed, isTriggered } from './is-triggered.js';

/** The workflows of a pushed commit that the push starts. */
export async function triggeredBy(push: PushEvent, sha: string, workflows: readonly Workflow[]): Promise<Workflow[]> {
  const [, kind, name = ''] = /^refs\/(heads|tags)\/(.+)$/.exec(push.reference) ?? [];
  if (!kind) return [];
  const pushed: Pushed = { kind: kind === 'heads' ? 'branch' : 'tag', name, paths: () => changedPaths(push, sha) };
  const answers = await Promise.all(workflows.map((workflow) => isStarted(push, workflow, pushed)));
  return workflows.filter((_workflow, index) => answers[index]);
}

async function isStarted({ repository }: PushEvent, { path, definition }: Workflow, pushed: Pushed): Promise<boolean> {
  if (repository.workflows.isDisabled(path)) return false;
  // What cannot be read may have wanted the push: GitHub shows a run that failed to start.
  if (definition.fault !== undefined) return true;
  return definition.push !== undefined && isTriggered(definition.push, pushed);
}

/** What a push changed; of a new branch, what its head changed. */
async function changedPaths({ repository, before }: PushEvent, sha: string): Promise<string[]> {
  const { directory } = repository.git;
  const range = before ? [before, sha] : ['--root', '--no-commit-id', sha];
  const text = await runGit(directory, 'diff-tree', '-r', '-z', '--name-only', '--no-renames', ...range);
  return text.split('\0').filter(Boolean);
}
