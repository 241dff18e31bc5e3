import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import type { Repository } from '../repositories/repository.js';
import { stableId } from '../storage/stable-id.js';
import type { Workflow } from './workflow.js';
import { readWorkflowDefinition } from './workflow-definition.js';

const directory = ['.github', 'workflows'];

interface LastRead {
  readonly sha: string;
  readonly workflows: readonly Workflow[];
}

/** It is mostly the same commit that is asked for, and YAML is slow to read. */
const lastRead = new WeakMap<Repository, LastRead>();

/** The workflows that a repository has at a commit. */
export async function workflowsAt(repository: Repository, sha: string | undefined): Promise<readonly Workflow[]> {
  const known = lastRead.get(repository);
  if (known && known.sha === sha) return known.workflows;
  const { git } = repository;
  const commit = sha && (await git.commit(sha));
  if (!commit) return [];
  const folder = await git.entryAt(commit.tree, directory);
  const files = folder ? (await git.tree(folder.sha)).filter(({ name }) => /\.ya?ml$/.test(name)) : [];
  const workflows = await Promise.all(
    files.map(async ({ name, sha: blob }) => {
      const path = [...directory, name].join('/');
      const definition = readWorkflowDefinition((await git.blob(blob)).toString('utf8'));
      return { id: stableId('workflow', repository.id, path), name: definition.name ?? path, path, definition };
    }),
  );
  lastRead.set(repository, { sha, workflows });
  return workflows;
}

/** The workflows that GitHub knows of: those of the default branch, and those of other branches that ran. */
export async function knownWorkflows({ repository, world }: RepositoryCall): Promise<Workflow[]> {
  await world.pushRuns.settled();
  const { git, runs, workflows } = repository;
  const ofDefaultBranch = await workflowsAt(repository, git.branchHead(git.references.defaultBranch()));
  const paths = new Set(ofDefaultBranch.map(({ path }) => path));
  const others = runs.list().filter(({ workflowPath }) => !paths.has(workflowPath));
  const elsewhere = new Map(others.map((run) => [run.workflowPath, run]));
  const ofOthers = await Promise.all(
    [...elsewhere.values()].map(async ({ headSha, workflowPath }) =>
      (await workflowsAt(repository, headSha)).filter(({ path }) => path === workflowPath),
    ),
  );
  const lagging = (path: string) => world.workflowLag.answerFor(workflows.find(path)?.createdAt) === 404;
  return [...ofDefaultBranch, ...ofOthers.flat()].filter(({ path }) => !lagging(path));
}

/** @throws ApiError 404 when the path names no workflow, by id or file name */
export async function findWorkflow(call: RepositoryCall): Promise<Workflow> {
  const wanted = param(call, 'workflow_id');
  const workflows = await knownWorkflows(call);
  const found = workflows.find(({ id, path }) => String(id) === wanted || path === `${directory.join('/')}/${wanted}`);
  if (!found) throw notFound();
  return found;
}
