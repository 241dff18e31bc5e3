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
function silence(...ends: readonly AbortSignal[]): Promise<Response> {
  return new Promise((resolve) => {
    for (const end of ends) {
      if (end.aborted) resolve(Response.error());
      end.addEventListener('abort', () => resolve(Response.error()), { once: true });
    }
  });
}
