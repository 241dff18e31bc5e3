import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault.js';

const parts = 16;

/** The length is announced in full, so that a client can tell. Where there is no body, there is no answer. */
export const cutBody: Fault<'cut-body'> = async ({ perform }) => {
  const { response, bytes } = await read(await perform());
  if (bytes.length === 0) return Response.error();
  return withBody(response, bytes, async (controller) => {
    controller.enqueue(bytes.subarray(0, bytes.length / 2));
    await sleep(1);
    controller.error(new Error('The connection was cut.'));
  });
};

export const slowBody: Fault<'slow-body'> = async ({ perform, options: { pauseMs = 20 } }) => {
  const { response, bytes } = await read(await perform());
  if (bytes.length === 0) return response;
  const step = Math.max(1, Math.ceil(bytes.length / parts));
  return withBody(response, bytes, async (controller) => {
    for (let at = 0; at < bytes.length; at += step) {
      controller.enqueue(bytes.subarray(at, at + step));
      await sleep(pauseMs);
    }
    controller.close();
  });
};

export const htmlBody: Fault<'html-body'> = () =>
  new Response('<!DOCTYPE html>\n<html><body>Please sign in to the network.</body></html>\n', {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

export const malformedJson: Fault<'malformed-json'> = async ({ perform }) => {
  const { response, bytes } = await read(await perform());
  const half = bytes.length > 1 ? bytes.subarray(0, bytes.length / 2) : Buffer.from('{"id":');
  const headers = new Headers(response.headers);
  headers.delete('etag');
  headers.set('content-type', 'application/json; charset=utf-8');
  return new Response(half, { status: 200, headers });
};

async function read(response: Response): Promise<{ response: Response; bytes: Buffer<ArrayBuffer> }> {
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

function withBody(
  { status, headers }: Response,
  bytes: Buffer,
  start: (controller: ReadableStreamDefaultController<Uint8Array>) => Promise<void>,
): Response {
  const announced = new Headers(headers);
  announced.set('content-length', String(bytes.length));
  return new Response(new ReadableStream({ start: (controller) => void start(controller).catch(() => undefined) }), {
    status,
    headers: announced,
  });
}
