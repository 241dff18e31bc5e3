import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { GitObject, ObjectType } from '../git-object.js';
import { applyDelta } from './apply-delta.js';
import { PackIndex } from './pack-index.js';

const types: Readonly<Record<number, ObjectType>> = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };
const offsetDelta = 6;
const nameDelta = 7;
const checksumBytes = 20;

/** One pack: many objects in a file, some of them as a delta to another one. */
export class Pack {
  readonly index: PackIndex;

  /** @param path of the `.pack` and the `.idx` file, without either */
  constructor(private readonly path: string) {
    this.index = new PackIndex(readFileSync(`${path}.idx`));
  }

  read(sha: string): GitObject | undefined {
    const offset = this.index.offsetOf(sha);
    return offset === undefined ? undefined : this.readAt(offset);
  }

  private readAt(offset: number): GitObject {
    const bytes = this.slice(offset);
    let at = 0;
    const kind = (bytes.readUInt8(0) >> 4) & 7;
    // The size that follows is known when the content is inflated.
    while (bytes.readUInt8(at) & 0x80) at += 1;
    at += 1;
    const type = types[kind];
    if (type) return { type, content: inflateSync(bytes.subarray(at)) };
    const [base, start] = kind === offsetDelta ? this.baseBefore(offset, bytes, at) : this.baseNamed(kind, bytes, at);
    return { type: base.type, content: applyDelta(base.content, inflateSync(bytes.subarray(start))) };
  }

  /** The base at a distance before its delta, and where the delta begins. */
  private baseBefore(offset: number, bytes: Buffer, start: number): [GitObject, number] {
    let at = start;
    let distance = bytes.readUInt8(at) & 0x7f;
    while (bytes.readUInt8(at) & 0x80) {
      at += 1;
      distance = (distance + 1) * 128 + (bytes.readUInt8(at) & 0x7f);
    }
    return [this.readAt(offset - distance), at + 1];
  }

  private baseNamed(kind: number, bytes: Buffer, start: number): [GitObject, number] {
    const sha = bytes.toString('hex', start, start + 20);
    const base = kind === nameDelta ? this.read(sha) : undefined;
    if (!base) throw new Error(`Failed to read ${this.path}.pack: a delta has no base. Run git fsck there.`);
    return [base, start + 20];
  }

  /** The bytes of the object at an offset. */
  private slice(offset: number): Buffer {
    const descriptor = openSync(`${this.path}.pack`, 'r');
    try {
      const end = this.index.endOf(offset) ?? fstatSync(descriptor).size - checksumBytes;
      const bytes = Buffer.alloc(end - offset);
      readSync(descriptor, bytes, 0, bytes.length, offset);
      return bytes;
    } finally {
      closeSync(descriptor);
    }
  }
}
