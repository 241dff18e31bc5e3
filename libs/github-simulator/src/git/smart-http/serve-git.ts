import { dirname } from 'node:path';
import { mayWriteWorkflows } from '../../contents/require-workflows.js';
import { ApiError } from '../../http/api.error.js';
import type { Exchange } from '../../http/exchange.js';
import { gitDirectoryName } from '../../repositories/repository.js';
import type { World } from '../../world.js';
import { authorizeGit } from './authorize-git.js';
import { checkAddress } from './check-address.js';
import { checkReachable } from './check-reachable.js';
import type { GitProcesses } from './git-processes.js';
import type { GitRequest } from './git-request.js';
import { type Backend, runHttpBackend } from './http-backend.js';
import { readBytes } from './read-bytes.js';
import { readPush } from './read-push.js';
import { takePush } from './take-push.js';

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
  checkAddress(repository, git, exchange);
  checkReachable(repository, git);
  const backend: Backend = {
    root: dirname(repository.git.directory),
    gitDirectoryName,
    configuration: mayWriteWorkflows({ caller }) ? {} : { 'core.hooksPath': serving.guardedHooks },
  };
  const run = (body: AsyncIterable<Uint8Array>) =>
    runHttpBackend(serving.processes, git, exchange.request, body, backend);
  const body = bodyOf(exchange.request, world.closing);
  if (git.endpoint !== 'git-receive-pack') {
    const { body: answer, ...head } = await run(body);
    return new Response(answer, head);
  }
  // All of it first: a client that hangs up half-way starts nothing.
  const announced = Number(exchange.request.headers.get('content-length') ?? 0);
  const push = await readPush(body, { announced });
  return takePush(world, repository, async () => {
    const { body: report, ...head } = await run(push.body);
    return new Response(await readBytes(report), head);
  }).finally(push.forget);
}

/** @throws ApiError 400 when the client hangs up half-way, or the simulator is closed before it has sent all */
async function* bodyOf({ method, body }: Request, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    if (method === 'POST' && body) yield* body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal });
  } catch {
    throw new ApiError(400, 'Problems reading the request body');
  }
}
