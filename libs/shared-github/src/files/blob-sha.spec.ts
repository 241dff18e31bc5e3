import { execFileSync } from 'node:child_process';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blobSha } from './blob-sha.js';

it('names content as git does', () => {
  const property = fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
    const named = execFileSync('git', ['hash-object', '--stdin', '--no-filters'], { input: bytes, encoding: 'utf8' });
    expect(blobSha(bytes)).toBe(named.trim());
  });
  fc.assert(property, { numRuns: 30 });
});
