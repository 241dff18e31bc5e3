import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { type GitObject, type ObjectHead, type ObjectType, isObjectName, largestObjectBytes } from './git-object.js';
import { LooseObjectFiles } from './loose-object-files.js';
import { LooseObjectMemory } from './loose-object-memory.js';
import type { LooseObjects } from './loose-objects.js';
import { Packs } from './packs/packs.js';

/** More than any head needs: `commit 1234567890\0`, deflated. */
const headBytes = 128;

const maxOutputLength = headBytes + largestObjectBytes;

/** What one repository may keep in memory. */
const mostBytesInMemory = 1024 * 1024;

/**
 * Reads and writes the objects of one repository, in git's own format: loose ones, and those that a push brought in a
 * pack.
 */
export class ObjectStore {
  private readonly packs: Packs;

  constructor(
    private readonly objectsDirectory: string,
    private loose: LooseObjects = new LooseObjectFiles(objectsDirectory),
  ) {
    this.packs = new Packs(join(objectsDirectory, 'pack'));
  }

  /** What is in memory takes, in bytes. */
  get bytesInMemory(): number {
    return this.loose instanceof LooseObjectMemory ? this.loose.bytes : 0;
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
    return this.attempt(sha, () => {
      const deflated = this.loose.read(sha);
      return deflated ? parse(inflateSync(deflated, { maxOutputLength })) : this.packs.read(sha);
    });
  }

  /** What the object is and how large, without reading all of it. */
  async head(sha: string): Promise<ObjectHead | undefined> {
    return this.attempt(sha, () => {
      const start = this.loose.readStart(sha, headBytes);
      return start ? parseHead(inflateSync(start, { finishFlush: constants.Z_SYNC_FLUSH })) : this.packs.head(sha);
    });
  }

  /** Stores the object and returns its name; storing it twice changes nothing. */
  async write(type: ObjectType, content: Uint8Array): Promise<string> {
    const bytes = Buffer.concat([Buffer.from(`${type} ${content.byteLength}\0`), content]);
    const sha = createHash('sha1').update(bytes).digest('hex');
    if (!this.loose.has(sha)) this.loose.write(sha, deflateSync(bytes, { level: 1 }));
    if (this.bytesInMemory > mostBytesInMemory) this.layOut();
    return sha;
  }

  /** The names that begin with at least four digits of one. */
  async complete(prefix: string): Promise<string[]> {
    return [...new Set([...this.loose.complete(prefix), ...this.packs.complete(prefix)])];
  }

  /** Makes files of what is in memory. */
  layOut(): void {
    if (!(this.loose instanceof LooseObjectMemory)) return;
    const files = new LooseObjectFiles(this.objectsDirectory);
    this.loose.moveTo(files);
    this.loose = files;
  }

  private attempt<T>(sha: string, read: () => T | undefined): T | undefined {
    if (!isObjectName(sha)) return undefined;
    try {
      return read();
    } catch (error) {
      throw new Error(`Failed to read git object ${sha} in ${this.objectsDirectory}.`, { cause: error });
    }
  }
}

function parse(bytes: Buffer): GitObject {
  return { type: parseHead(bytes).type, content: bytes.subarray(bytes.indexOf(0) + 1) };
}

function parseHead(bytes: Buffer): ObjectHead {
  const [type, size] = bytes.toString('latin1', 0, bytes.indexOf(0)).split(' ');
  return { type: type as ObjectType, size: Number(size) };
}
