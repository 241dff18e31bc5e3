import type { ServerResponse } from 'node:http';

/** Sends an answer whose body is all there. */
export function sendWhole({ status, headers }: Response, body: string | Uint8Array, outgoing: ServerResponse): void {
  outgoing.writeHead(status, [...headers, ['content-length', String(Buffer.byteLength(body))]].flat());
  outgoing.end(outgoing.req.method === 'HEAD' ? undefined : body);
}
