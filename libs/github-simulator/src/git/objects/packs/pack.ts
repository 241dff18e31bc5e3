import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { constants, inflateSync } from 'node:zlib';
import { type GitObject, type ObjectHead, type ObjectType, largestObjectBytes } from '../git-object.js';
import { applyDelta, sizeOfDelta } from './apply-delta.js';
import { PackIndex } from './pack-index.js';

const types: Readonly<Record<number, ObjectType>> = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };
const offsetDelta = 6;
const nameDelta = 7;
const checksumBytes = 20;
/** More than the beginning of any object needs, and of a delta its two sizes. */
const headBytes = 128;

/** What stands at one place of a pack. */
interface Entry {
  readonly bytes: Buffer;
  /** Undefined for a delta. */
  readonly type: ObjectType | undefined;
  /** Bytes when inflated. */
  readonly size: number;
  /** Where the base of a delta begins. */
  readonly base: number;
  /** Where in the bytes the deflated ones begin. */
  readonly start: number;
}

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

  /** What the object is and how large, as the pack says it: nothing is inflated but the beginning of a delta. */
  head(sha: string): ObjectHead | undefined {
    const offset = this.index.offsetOf(sha);
    return offset === undefined ? undefined : this.headAt(offset);
  }

  private headAt(offset: number): ObjectHead {
    const { bytes, type, size, base, start } = this.entryAt(offset, headBytes);
    if (type) return { type, size };
    const delta = inflateSync(bytes.subarray(start), { finishFlush: constants.Z_SYNC_FLUSH });
    return { type: this.typeAt(base), size: sizeOfDelta(delta) };
  }

  /** The type of what stands at the end of a chain of deltas. */
  private typeAt(offset: number): ObjectType {
    let { type, base } = this.entryAt(offset, headBytes);
    while (!type) ({ type, base } = this.entryAt(base, headBytes));
    return type;
  }

  private readAt(offset: number): GitObject {
    const deltas: Buffer[] = [];
    let entry = this.entryAt(offset);
    while (!entry.type) {
      deltas.push(inflate(entry));
      entry = this.entryAt(entry.base);
    }
    return { type: entry.type, content: deltas.reduceRight(applyDelta, inflate(entry)) };
  }

  /** @param most bytes to read of it */
  private entryAt(offset: number, most?: number): Entry {
    const bytes = this.slice(offset, most);
    const first = bytes.readUInt8(0);
    const kind = (first >> 4) & 7;
    let size = first & 0x0f;
    let at = 0;
    for (let factor = 16; bytes.readUInt8(at) & 0x80; factor *= 128) {
      at += 1;
      size += (bytes.readUInt8(at) & 0x7f) * factor;
    }
    const type = types[kind];
    const [base, start] = type ? [offset, at + 1] : this.baseOf(kind, offset, bytes, at + 1);
    return { bytes, type, size, base, start };
  }

  /** Where the base of a delta begins, and where in its bytes the delta does. */
  private baseOf(kind: number, offset: number, bytes: Buffer, start: number): [base: number, start: number] {
    if (kind === offsetDelta) return baseBefore(offset, bytes, start);
    const base = kind === nameDelta ? this.index.offsetOf(bytes.toString('hex', start, start + 20)) : undefined;
    if (base === undefined) {
      throw new Error(`Failed to read ${this.path}.pack: a delta has no base. Run git fsck there.`);
    }
    return [base, start + 20];
  }

  /** The bytes of the object at an offset. */
  private slice(offset: number, most = Infinity): Buffer {
    const descriptor = openSync(`${this.path}.pack`, 'r');
    try {
      const end = this.index.endOf(offset) ?? fstatSync(descriptor).size - checksumBytes;
      const bytes = Buffer.alloc(Math.min(end - offset, most));
      readSync(descriptor, bytes, 0, bytes.length, offset);
      return bytes;
    } finally {
      closeSync(descriptor);
    }
  }
}

/** The base at a distance before its delta. */
function baseBefore(offset: number, bytes: Buffer, start: number): [base: number, start: number] {
  let at = start;
  let distance = bytes.readUInt8(at) & 0x7f;
  while (bytes.readUInt8(at) & 0x80) {
    at += 1;
    distance = (distance + 1) * 128 + (bytes.readUInt8(at) & 0x7f);
  }
  return [offset - distance, at + 1];
}

function inflate({ bytes, start }: Entry): Buffer {
  return inflateSync(bytes.subarray(start), { maxOutputLength: largestObjectBytes });
}
