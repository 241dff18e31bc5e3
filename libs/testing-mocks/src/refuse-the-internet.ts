import { http, HttpResponse, type HttpHandler, passthrough } from 'msw';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Lets requests to this machine through; what becomes of the others is for `answer` to say. */
export function keepAtHome(answer: (request: Request) => Response): HttpHandler {
  return http.all('*', ({ request }) =>
    LOOPBACK.has(new URL(request.url).hostname) ? passthrough() : answer(request),
  );
}

/**
 * The last handler of a mock: a test may talk to servers of its own, and to nobody else. `onUnhandledRequest` would not
 * do, whose callback can print an error and not make one.
 */
export const refuseTheInternet = keepAtHome((request) => {
  process.stderr.write(`A test asked for ${new URL(request.url).origin}: the mock lets nothing off this machine.\n`);
  return HttpResponse.error();
});
