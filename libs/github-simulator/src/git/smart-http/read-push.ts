import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiError } from '../../http/api.error.js';
import { largestPushBytes } from '../git-config.js';

/** More than this goes to a file: what a process can hold many times over. */
const mostHeldBytes = 8 * 1024 * 1024;

let temporaryFiles = 0;

/** A push that has come whole. */
export interface ReceivedPush {
  readonly body: AsyncIterable<Uint8Array>;
  /** Gives back what it was kept in. */
  readonly forget: () => Promise<void>;
}

/**
 * All of a push, held in memory while it is small and in a file when it is not.
 *
 * @throws ApiError 413 when it is larger than GitHub takes
 * @see https://docs.github.com/repositories/creating-and-managing-repositories/repository-limits
 */
export async function readPush(
  stream: AsyncIterable<Uint8Array>,
  { mostHeld = mostHeldBytes, most = largestPushBytes, announced = 0 } = {},
): Promise<ReceivedPush> {
  if (announced > most) throw tooLarge();
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  let held = 0;
  let file: FileHandle | undefined;
  const close = async () => file?.close();
  try {
    for await (const chunk of stream) {
      bytes += chunk.byteLength;
      held += chunk.byteLength;
      if (bytes > most) throw tooLarge();
      chunks.push(chunk);
      if (held <= mostHeld) continue;
      file ??= await openNameless();
      await file.appendFile(Buffer.concat(chunks));
      [chunks, held] = [[], 0];
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { body: both(file, chunks), forget: close };
}

/** What went to the file, and what came after it. */
async function* both(file: FileHandle | undefined, chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  if (file) yield* file.createReadStream({ start: 0, autoClose: false });
  yield* chunks;
}

/** A file that has lost its name already: a process that is killed leaves nothing. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `github-simulator-push-${process.pid}-${(temporaryFiles += 1)}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path);
  return file;
}

function tooLarge(): ApiError {
  return new ApiError(413, 'pack exceeds maximum allowed size (2.00 GiB)');
}
