import { createHash } from 'node:crypto';

/** A positive 31-bit id that depends on nothing but the names: the same in every simulator and after every restart. */
export function stableId(...names: readonly (string | number)[]): number {
  const digest = createHash('sha256').update(names.join('\0').toLowerCase()).digest();
  return (digest.readUInt32BE(0) & 0x7fffffff) + 1;
}

/** GitHub's opaque node id: a prefix for the type and the number in base64. */
export function nodeId(prefix: string, id: number | string): string {
  return `${prefix}_${Buffer.from(`${prefix}${id}`).toString('base64url')}`;
}
