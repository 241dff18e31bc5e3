const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** For MSW: a test may talk to servers of its own, and to nobody else. */
export function refuseTheInternet(request: Request, print: { error: () => void }): void {
  if (!LOOPBACK.has(new URL(request.url).hostname)) print.error();
}
