import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { type GitObject, type ObjectHead, type ObjectType, isObjectName, largestObjectBytes } from './git-object.js';
import { Packs } from './packs/packs.js';

/** More than any head needs: `commit 1234567890\0`, deflated. */
const headBytes = 128;

const maxOutputLength = headBytes + largestObjectBytes;

let temporaryFiles = 0;

/**
 * Reads and writes the objects of one repository, in git's own format: loose ones, and those that a push brought in a
 * pack.
 *
 * Objects are small files: reading one at once is ten times faster than waiting for a thread to do it.
 */
export class ObjectStore {
  private readonly packs: Packs;

  constructor(private readonly objectsDirectory: string) {
    this.packs = new Packs(join(objectsDirectory, 'pack'));
  }

  /**
   * The object, or undefined when the repository does not have it.
   *
   * @throws Error when it is larger than anything that is served
   */
  async read(sha: string): Promise<GitObject | undefined> {
    return this.readNow(sha);
  }

  /** The same, for those who cannot wait. */
  readNow(sha: string): GitObject | undefined {
    return this.attempt(
      sha,
      () => parse(inflateSync(readFileSync(this.fileOf(sha)), { maxOutputLength })),
      () => this.packs.read(sha),
    );
  }

  /** What the object is and how large, without reading all of it. */
  async head(sha: string): Promise<ObjectHead | undefined> {
    return this.attempt(
      sha,
      () => parseHead(this.inflateStart(sha)),
      () => this.packs.head(sha),
    );
  }

  /** Stores the object and returns its name; storing it twice changes nothing. */
  async write(type: ObjectType, content: Uint8Array): Promise<string> {
    const bytes = Buffer.concat([Buffer.from(`${type} ${content.byteLength}\0`), content]);
    const sha = createHash('sha1').update(bytes).digest('hex');
    const file = this.fileOf(sha);
    if (existsSync(file)) return sha;
    const temporary = join(this.objectsDirectory, `tmp_obj_${process.pid}_${(temporaryFiles += 1)}`);
    mkdirSync(join(this.objectsDirectory, sha.slice(0, 2)), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, deflateSync(bytes, { level: 1 }), { mode: 0o400 });
    renameSync(temporary, file);
    return sha;
  }

  /** The names that begin with at least four digits of one. */
  async complete(prefix: string): Promise<string[]> {
    const directory = prefix.slice(0, 2);
    const isThere = existsSync(join(this.objectsDirectory, directory));
    const files = isThere ? readdirSync(join(this.objectsDirectory, directory)) : [];
    const loose = files.map((file) => directory + file).filter((sha) => sha.startsWith(prefix));
    return [...new Set([...loose, ...this.packs.complete(prefix)])];
  }

  /** Reads a loose object in one way, or a packed one in another when there is none. */
  private attempt<T>(sha: string, readLoose: () => T, readPacked: () => T | undefined): T | undefined {
    if (!isObjectName(sha)) return undefined;
    try {
      return unlessMissing(readLoose) ?? readPacked();
    } catch (error) {
      throw new Error(`Failed to read git object ${sha} in ${this.objectsDirectory}.`, { cause: error });
    }
  }

  private inflateStart(sha: string): Buffer {
    const descriptor = openSync(this.fileOf(sha), 'r');
    try {
      const start = Buffer.alloc(headBytes);
      const length = readSync(descriptor, start);
      return inflateSync(start.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    } finally {
      closeSync(descriptor);
    }
  }

  private fileOf(sha: string): string {
    return join(this.objectsDirectory, sha.slice(0, 2), sha.slice(2));
  }
}

/** What a function returns; undefined when the file it reads is not there. */
function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(bytes: Buffer): GitObject {
  return { type: parseHead(bytes).type, content: bytes.subarray(bytes.indexOf(0) + 1) };
}

function parseHead(bytes: Buffer): ObjectHead {
  const [type, size] = bytes.toString('latin1', 0, bytes.indexOf(0)).split(' ');
  return { type: type as ObjectType, size: Number(size) };
}
