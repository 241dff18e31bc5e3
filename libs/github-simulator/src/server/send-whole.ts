import type { ServerResponse } from 'node:http';
import type { WholeReply } from '../http/reply.js';

/** Sends an answer whose body is all there, or that has none. */
export function sendWhole({ status, headers, body }: WholeReply, outgoing: ServerResponse): void {
  if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}
