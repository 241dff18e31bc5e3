const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export function isLoopback(url: string): boolean {
  return LOOPBACK.has(new URL(url).hostname);
}

/** For MSW: a test may talk to servers of its own, and to nobody else. */
export function refuseTheInternet(request: Request, print: { error: () => void }): void {
  if (!isLoopback(request.url)) print.error();
}
