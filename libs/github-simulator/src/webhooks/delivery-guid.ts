import { createHash } from 'node:crypto';

/** `X-GitHub-Delivery`: it looks random, but is the same in every run of a test. */
export function deliveryGuid(id: number): string {
  const digest = createHash('sha256').update(`webhook delivery ${id}`).digest();
  // Version and variant, without which it is no UUID.
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x40, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
