import type { ServerResponse } from 'node:http';
import type { ReadableStream } from 'node:stream/web';

/** Whether a body comes bit by bit, with its length said in advance: so do those that break off. */
export function isPiecemeal({ headers, body }: Response): boolean {
  return body !== null && headers.has('content-length');
}

/** Sends each piece as it comes. Where the body breaks off, so does the connection, once the client has what there was. */
export async function sendPiecemeal({ status, headers, body }: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(status, Object.fromEntries(headers));
  try {
    for await (const piece of body as ReadableStream<Uint8Array>) outgoing.write(piece);
    outgoing.end();
  } catch {
    outgoing.socket?.destroySoon();
  }
}
