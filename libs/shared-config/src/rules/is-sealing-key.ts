import { rule } from './rule.js';

const BYTES = 32;

/** An X25519 key: exactly 32 bytes in base64. */
export function IsSealingKey(): PropertyDecorator {
  return rule('isSealingKey', {
    problem: (value) => {
      const key = Buffer.from(String(value), 'base64');
      return key.length === BYTES && key.toString('base64') === value ? undefined : 'is not 32 bytes in base64';
    },
    remedy: SEALING_KEY_REMEDY,
  });
}

/** Where a sealing key comes from. */
export const SEALING_KEY_REMEDY =
  '"npm run keys -- FILE" makes a pair: the public one for the API, the private one for the scaffolder.';
