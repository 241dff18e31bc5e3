import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Outcome } from './delivery.js';
import type { DeliveryRequest } from './delivery-request.js';

const defaultTimeoutMs = 10_000;

/** So much of an answer is kept. */
const mostBytes = 64 * 1024;

export interface Destination {
  readonly url: string;
  /** Whether a certificate may be wrong. */
  readonly insecureSsl: boolean;
  readonly timeoutMs: number | undefined;
  /** Breaks off. */
  readonly signal: AbortSignal;
}

/** Sends one delivery. Never throws, follows no redirect, and tries once. */
export async function deliver({ body, headers }: DeliveryRequest, destination: Destination): Promise<Outcome> {
  const { url, insecureSsl, timeoutMs = defaultTimeoutMs, signal } = destination;
  const options = { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, signal };
  const request = url.startsWith('https:')
    ? requestHttps(url, { ...options, agent: false, rejectUnauthorized: !insecureSsl })
    : requestHttp(url, { ...options, agent: false });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    request.destroy();
  }, timeoutMs);
  try {
    return await readOutcome(request.end(body));
  } catch {
    return isLate ? unanswered('timed out', 504) : unanswered('failed to connect to host', 502);
  } finally {
    clearTimeout(timer);
  }
}

async function readOutcome(request: ClientRequest): Promise<Outcome> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).on('error', reject);
  });
  const statusCode = response.statusCode ?? 0;
  const isWell = statusCode >= 200 && statusCode <= 299;
  return {
    status: isWell ? 'OK' : `Invalid HTTP Response: ${statusCode}`,
    statusCode,
    headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
    payload: await readText(response),
  };
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, mostBytes);
}

function unanswered(status: string, statusCode: number): Outcome {
  return { status, statusCode, headers: null, payload: null };
}
