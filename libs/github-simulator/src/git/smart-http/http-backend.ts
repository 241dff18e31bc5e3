import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gitEnvironment } from '../git-config.js';
import type { GitProcesses } from './git-processes.js';
import type { GitRequest } from './git-request.js';

/** Where a request goes, and with what configuration beyond the usual. */
export interface Backend {
  /** Directory that holds the git directory. */
  readonly root: string;
  readonly gitDirectoryName: string;
  readonly configuration: Record<string, string>;
}

/** What `git http-backend` answers; the body comes as git makes it. */
export interface BackendAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Runs `git http-backend` for one request.
 *
 * @see https://git-scm.com/docs/git-http-backend
 */
export async function runHttpBackend(
  processes: GitProcesses,
  git: GitRequest,
  request: Request,
  body: AsyncIterable<Uint8Array>,
  backend: Backend,
): Promise<BackendAnswer> {
  const child = processes.spawn(['http-backend'], environment(git, request, backend));
  const failed = once(child, 'error').then(([error]) => {
    throw error;
  });
  let brokenOff: Error | undefined;
  void pipeline(body, child.stdin).catch((error: NodeJS.ErrnoException) => {
    // git reads no further when it has seen what is wrong; it has an answer all the same.
    if (error.code === 'EPIPE') return;
    brokenOff = error;
    child.kill();
  });
  const answer = readAnswer(child.stdout).catch((error: unknown) => {
    throw brokenOff ?? error;
  });
  return Promise.race([answer, failed]);
}

function environment(git: GitRequest, request: Request, backend: Backend): NodeJS.ProcessEnv {
  const header = (name: string) => request.headers.get(name) ?? '';
  return {
    ...gitEnvironment(backend.configuration),
    GIT_PROJECT_ROOT: backend.root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${backend.gitDirectoryName}/${git.endpoint}`,
    // Only what was authorised: of two services in a query git takes the last one.
    QUERY_STRING: git.endpoint === 'info/refs' ? `service=${git.service}` : '',
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_USER: 'x-access-token',
  };
}

/** Splits CGI output into its head and the rest. */
async function readAnswer(output: Readable): Promise<BackendAnswer> {
  const chunks = output[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let read = Buffer.alloc(0);
  let end = -1;
  while (end < 0) {
    const { done, value } = await chunks.next();
    if (done) throw new Error('Failed to run git http-backend: it ended before it answered. Check that git is whole.');
    read = Buffer.concat([read, value]);
    end = read.indexOf('\r\n\r\n');
  }
  const headers = new Headers();
  for (const line of read.toString('latin1', 0, end).split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    headers.append(name, value);
  }
  const status = Number(headers.get('status')?.slice(0, 3) ?? 200);
  headers.delete('status');
  return { status, headers, body: rest(read.subarray(end + 4), chunks) };
}

async function* rest(first: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* { [Symbol.asyncIterator]: () => chunks };
}
