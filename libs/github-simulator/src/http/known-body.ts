const bodies = new WeakMap<Response, string | Uint8Array>();

/** Remembers the bytes behind a response: a server that has them need not read a stream of one piece. */
export function withKnownBody(response: Response, body: string | Uint8Array | undefined): Response {
  if (body !== undefined) bodies.set(response, body);
  return response;
}

/** The bytes of a response, when they are all known. */
export function knownBody(response: Response): string | Uint8Array | undefined {
  return bodies.get(response);
}
