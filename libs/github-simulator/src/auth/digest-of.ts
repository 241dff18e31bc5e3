import { createHash } from 'node:crypto';

/** What a secret is looked up by: how long that takes tells nothing of the secret, and it is not kept. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
