import { afterEach } from '@jest/globals';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingHttpHeaders, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './test-client.js';

export const webhookSecret = 'It is a secret to everybody';

/** A webhook as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: Json;
  /** Whether it was signed with the secret, compared as a careful receiver does. */
  readonly isSigned: boolean;
}

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await once(server.close(), 'close');
  }
});

/** A server of this machine that takes webhooks, closed when the test ends. */
export async function receiveWebhooks(
  answer: (response: ServerResponse, received: Received) => void = (response) => response.end('ok'),
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const text = bytes.toString('utf8');
      const isJson = request.headers['content-type'] === 'application/json';
      const isSigned = isSignedWith(webhookSecret, bytes, request.headers);
      received.push({ headers: request.headers, text, body: isJson ? JSON.parse(text) : undefined, isSigned });
      answer(response, received.at(-1) as Received);
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`, received };
}

function isSignedWith(secret: string, body: Buffer, headers: IncomingHttpHeaders): boolean {
  return (['sha1', 'sha256'] as const).every((algorithm) => {
    const header = algorithm === 'sha1' ? 'x-hub-signature' : 'x-hub-signature-256';
    const expected = Buffer.from(`${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`);
    const actual = Buffer.from(String(headers[header]));
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  });
}
