import { afterEach } from '@jest/globals';
import { type SetupServer, setupServer } from 'msw/node';
import type { GitHubSimulatorOptions } from '../simulator-options.js';
import { type StartedSimulator, startSimulator } from './start-simulator.js';

/** The three ways in which a test may reach a simulator. */
export const transports = ['in process', 'through MSW', 'over HTTP'] as const;

export type Transport = (typeof transports)[number];

/** What a client saw: an answer, or how it failed. */
export interface Outcome {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly text?: string;
  /** No answer, half an answer, or the client gave up. */
  readonly failure?: 'reset' | 'cut' | 'timeout';
}

export interface Reached extends StartedSimulator {
  readonly root: string;
  /** Sends a request the way the client would, with a token for all of `acme` unless told; redirects are not followed. */
  ask(method: string, path: string, init?: RequestInit): Promise<Outcome>;
}

const servers: SetupServer[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A simulator, and a client that reaches it that way. */
export async function reach(transport: Transport, options: Partial<GitHubSimulatorOptions> = {}): Promise<Reached> {
  const started = await startSimulator(options);
  const { simulator, token } = started;
  const root = transport === 'over HTTP' ? (await simulator.listen()).url : 'https://api.github.com';
  if (transport === 'through MSW') {
    const server = setupServer(...simulator.handlers);
    servers.push(server);
    server.listen({ onUnhandledRequest: 'error' });
  }
  const send = transport === 'in process' ? simulator.fetch : (request: Request) => fetch(request);
  const ask = (method: string, path: string, init: RequestInit = {}) => {
    const url = path.startsWith('/') ? root + path : path;
    const request = new Request(url, {
      method,
      redirect: 'manual',
      ...init,
      headers: { authorization: `token ${token}`, ...(init.headers as Record<string, string>) },
    });
    return outcomeOf(send(request), request.signal);
  };
  return { ...started, root, ask };
}

async function outcomeOf(sent: Promise<Response>, signal: AbortSignal): Promise<Outcome> {
  const failed = (otherwise: 'reset' | 'cut') => ({ failure: signal.aborted ? ('timeout' as const) : otherwise });
  const response = await sent.catch(() => Response.error());
  if (response.type === 'error') return failed('reset');
  const { status, headers } = response;
  return response.text().then(
    (text) => ({ status, headers: Object.fromEntries(headers), text }),
    () => failed('cut'),
  );
}

/** Until the condition holds, and for five seconds at most: then the expectation that follows fails. */
export async function until(condition: () => boolean): Promise<void> {
  const latest = Date.now() + 5000;
  while (!condition() && Date.now() < latest) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Fires as soon as the condition holds. */
export function abortWhen(condition: () => boolean): AbortSignal {
  const controller = new AbortController();
  void until(condition).then(() => controller.abort());
  return controller.signal;
}
