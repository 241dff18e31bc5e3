import { ApiError } from './api.error.js';

/** GitHub takes no file above 100 MB, which base64 makes a third longer. */
const mostBytes = 140 * 1024 * 1024;

/** @throws ApiError 413 before more than that was kept, 400 when the client hung up half-way */
export async function readText(request: Request): Promise<string> {
  // Even to look at the body costs more than all the rest of a read.
  if (request.method === 'GET' || request.method === 'HEAD' || !request.body) return '';
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of chunksOf(request.body)) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body as unknown as AsyncIterable<Uint8Array>;
  } catch {
    throw new ApiError(400, 'Problems reading the request body');
  }
}

function tooLarge(): ApiError {
  return new ApiError(413, 'Payload too large');
}
