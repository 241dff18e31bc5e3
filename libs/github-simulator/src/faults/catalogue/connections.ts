import type { Fault } from '../fault.js';

export const connectionReset: Fault<'connection-reset'> = () => Response.error();

export const connectionResetAfterEffect: Fault<'connection-reset-after-effect'> = async ({ perform }) => {
  await perform();
  return Response.error();
};

export const timeout: Fault<'timeout'> = ({ exchange, world }) => silence(exchange.request.signal, world.closing);

export const timeoutAfterEffect: Fault<'timeout-after-effect'> = async ({ exchange, world, perform }) => {
  await perform();
  return silence(exchange.request.signal, world.closing);
};

/** Nothing, until the client gives up or the simulator is closed. */
async function silence(...ends: readonly AbortSignal[]): Promise<Response> {
  const over = new AbortController();
  await Promise.race(ends.map((end) => ended(end, over.signal)));
  over.abort();
  return Response.error();
}

function ended(end: AbortSignal, forgotten: AbortSignal): Promise<void> {
  if (end.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    end.addEventListener('abort', () => resolve(), { once: true, signal: forgotten });
  });
}
