import { largestObjectBytes } from '../git-object.js';

/** Bytes of the object that a delta makes, which its beginning says. */
export function sizeOfDelta(delta: Buffer): number {
  const [, afterBase] = readSize(delta, 0);
  return readSize(delta, afterBase)[0];
}

/**
 * The object that a delta makes of its base.
 *
 * @throws Error for an object that is larger than anything that is served
 * @see https://git-scm.com/docs/pack-format#_deltified_representation
 */
export function applyDelta(base: Buffer, delta: Buffer): Buffer {
  const [, afterBase] = readSize(delta, 0);
  const [size, start] = readSize(delta, afterBase);
  if (size > largestObjectBytes)
    throw new Error(`Failed to apply a delta: it makes ${size} bytes, which are too many.`);
  const result = Buffer.alloc(size);
  let written = 0;
  for (let at = start; at < delta.length;) {
    const instruction = delta.readUInt8(at);
    at += 1;
    if (instruction < 0x80) {
      written += delta.copy(result, written, at, at + instruction);
      at += instruction;
    } else {
      const [from, afterFrom] = readPresent(delta, at, instruction, 4);
      const [length, next] = readPresent(delta, afterFrom, instruction >> 4, 3);
      written += base.copy(result, written, from, from + (length || 0x10000));
      at = next;
    }
  }
  return result;
}

/** A number of seven bits a byte, the lowest first, and where it ends. */
function readSize(bytes: Buffer, start: number): [size: number, end: number] {
  let size = 0;
  let at = start;
  for (let factor = 1; ; factor *= 128, at += 1) {
    const byte = bytes.readUInt8(at);
    size += (byte & 0x7f) * factor;
    if (byte < 0x80) return [size, at + 1];
  }
}

/** A number of which only some bytes are there, as the lowest bits of the flags say, and where it ends. */
function readPresent(bytes: Buffer, start: number, flags: number, most: number): [value: number, end: number] {
  let value = 0;
  let at = start;
  for (let index = 0; index < most; index += 1) {
    if (!(flags & (1 << index))) continue;
    value += bytes.readUInt8(at) * 256 ** index;
    at += 1;
  }
  return [value, at];
}
