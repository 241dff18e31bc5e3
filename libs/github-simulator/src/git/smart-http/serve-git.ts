import { permissionsOf } from '../../auth/authorize.js';
import { includesLevel } from '../../auth/permissions.js';
import { ApiError } from '../../http/api.error.js';
import type { Exchange } from '../../http/exchange.js';
import { gitDirectoryName } from '../../repositories/repository.js';
import type { World } from '../../world.js';
import { authorizeGit } from './authorize-git.js';
import type { GitProcesses } from './git-processes.js';
import type { GitRequest } from './git-request.js';
import { runHttpBackend } from './http-backend.js';

/** What serving git needs beside the world. */
export interface GitServing {
  readonly processes: GitProcesses;
  /** Hooks for those who may not change workflows. */
  readonly guardedHooks: string;
}

/** Answers one request of git's smart HTTP protocol. */
export async function serveGit(
  world: World,
  serving: GitServing,
  git: GitRequest,
  exchange: Exchange,
): Promise<Response> {
  try {
    return await serve(world, serving, git, exchange);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const headers = { 'content-type': 'text/plain; charset=utf-8', ...error.details.headers };
    return new Response(error.message, { status: error.status, headers });
  }
}

async function serve(world: World, serving: GitServing, git: GitRequest, exchange: Exchange): Promise<Response> {
  const { repository, caller } = await authorizeGit(world, git, exchange);
  const mayChangeWorkflows = includesLevel(permissionsOf(caller)['workflows'], 'write');
  const answer = await runHttpBackend(serving.processes, git, exchange.request, {
    root: repository.directory.path,
    gitDirectoryName,
    configuration: mayChangeWorkflows ? {} : { 'core.hooksPath': serving.guardedHooks },
  });
  const { status, headers } = answer;
  if (git.endpoint !== 'git-receive-pack') return new Response(answer.body, { status, headers });
  const report = await collect(answer.body);
  repository.pushed(world.clock.nowMs());
  return new Response(report, { status, headers });
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
