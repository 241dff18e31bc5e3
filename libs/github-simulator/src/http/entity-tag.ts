import { createHash } from 'node:crypto';

/**
 * A weak entity tag of a body. GitHub's are bound to the credentials: a new token voids what was cached with the old one.
 *
 * @see https://github.com/eclipse-csi/otterdog/issues/201
 */
export function entityTag(body: string | Uint8Array, authorization: string | null): string {
  const digest = createHash('sha256')
    .update(authorization ?? '')
    .update('\0')
    .update(body)
    .digest('hex');
  return `W/"${digest}"`;
}

export function matches(ifNoneMatch: string | null, tag: string): boolean {
  const wanted = (ifNoneMatch ?? '').split(',').map((part) => part.trim().replace(/^W\//, ''));
  return wanted.includes(tag.replace(/^W\//, '')) || wanted.includes('*');
}
