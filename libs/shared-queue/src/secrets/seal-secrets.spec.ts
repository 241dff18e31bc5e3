import { expect, it } from '@jest/globals';
import { SealedSecretsError } from '../errors/sealed-secrets.error.js';
import { SealingKeyError } from '../errors/sealing-key.error.js';
import { openSecrets } from './open-secrets.js';
import { sealSecrets } from './seal-secrets.js';
import { generateSealingKeys, publicKeyOf } from './sealing-keys.js';

const secrets = { TOKEN: 'hush', EMPTY: '', UNICODE: '🏭' };

async function setup() {
  const keys = await generateSealingKeys();
  return { ...keys, sealed: await sealSecrets(keys.publicKey, 'shop', secrets) };
}

it('opens what was sealed for the project', async () => {
  const { privateKey, sealed } = await setup();

  expect(await openSecrets(privateKey, 'shop', sealed)).toEqual(secrets);
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('hush');
});

it('makes keys of 32 bytes, the public one from the private', async () => {
  const { publicKey, privateKey } = await generateSealingKeys();

  expect(Buffer.from(privateKey, 'base64')).toHaveLength(32);
  expect(await publicKeyOf(privateKey)).toBe(publicKey);
  expect(await publicKeyOf(` ${privateKey}\n`)).toBe(publicKey);
});

it('refuses secrets that were sealed for another project', async () => {
  const { privateKey, sealed } = await setup();

  await expect(openSecrets(privateKey, 'bank', sealed)).rejects.toThrow('they were sealed for another project');
});

it('refuses secrets that were sealed with another key, or changed', async () => {
  const { privateKey, sealed } = await setup();
  const other = await generateSealingKeys();
  const changed = sealed.replace(/^..../, 'AAAA');

  for (const [key, box] of [
    [other.privateKey, sealed],
    [privateKey, changed],
    [privateKey, ''],
    [privateKey, 'c2hvcnQ='],
  ] as const) {
    await expect(openSecrets(key, 'shop', box)).rejects.toThrow(SealedSecretsError);
  }
});

it('refuses a malformed key without showing it', async () => {
  const short = Buffer.from('only-this-long').toString('base64');

  const errors = await Promise.all(
    [
      sealSecrets(short, 'shop', {}),
      sealSecrets('not base64!', 'shop', {}),
      openSecrets(short, 'shop', ''),
      publicKeyOf(''),
    ].map((attempt) => attempt.catch((error: unknown) => error)),
  );

  for (const error of errors) expect(error).toBeInstanceOf(SealingKeyError);
  expect(errors.map(String).join()).not.toContain(short);
  expect(String(errors[0])).toBe(
    'SealingKeyError: Failed to use the public sealing key: it has 14 bytes. ' +
      'It must be the base64 of 32 bytes; make a pair with generateSealingKeys().',
  );
});
