/** An answer that is all there. It becomes a Response only for who needs one: over HTTP it goes straight to the socket. */
export class WholeReply {
  readonly type = 'default';

  constructor(
    readonly status: number,
    /** By name in small letters. */
    readonly headers: Record<string, string>,
    readonly body?: string | Uint8Array,
  ) {}
}

/** What a request is answered with. `Response.error()` stands for a connection that broke. */
export type Reply = Response | WholeReply;

export function toResponse(reply: Reply): Response {
  if (reply instanceof Response) return reply;
  const { status, headers, body = null } = reply;
  return new Response(body as string | null, { status, headers });
}

export function headerOf({ headers }: Reply, name: string): string | null {
  return headers instanceof Headers ? headers.get(name) : (headers[name] ?? null);
}

export function setHeader({ headers }: Reply, name: string, value: string): void {
  if (headers instanceof Headers) headers.set(name, value);
  else headers[name] = value;
}

/** As HEAD is answered. */
export function withoutBody(reply: Reply): Reply {
  if (reply instanceof WholeReply) return new WholeReply(reply.status, reply.headers);
  return reply.type === 'error' ? reply : new Response(null, reply);
}
