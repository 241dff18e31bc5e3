import { existsSync, readdirSync } from 'node:fs';

/** What every simulator makes when it starts. */
export const hooksDirectoryName = '.github-simulator-hooks';
export const snapshotsDirectoryName = '.github-simulator-snapshots';

/** What earlier versions made instead: not touched any more, for others may have folders of the name. */
export const formerNames: readonly string[] = ['hooks', 'snapshots'];

/** The key that the command line makes for its App, before there is a simulator. */
export const ownKeyFile = 'app-private-key.pem';

/** What an earlier version may have written before anything that has an id. */
const namesWithoutIds: ReadonlySet<string> = new Set([
  ...formerNames,
  ownKeyFile,
  'clock.json',
  'installations.json',
  'organizations',
  'seeded-accounts.json',
  'seeded.json',
  'webhooks',
]);

/** @throws Error for a directory with things of somebody else: what does not belong to the state is removed */
export function checkStateDirectory(path: string): void {
  const names = existsSync(path) ? readdirSync(path) : [];
  if (names.includes(hooksDirectoryName) || names.includes('sequences.json')) return;
  const foreign = names.find((name) => !name.startsWith('.') && !namesWithoutIds.has(name));
  if (foreign === undefined) return;
  throw new Error(
    `Failed to keep the state in ${path}: it has ${foreign} in it, and is not the state of a GitHub simulator. ` +
      'Give an empty directory, or one that does not exist yet.',
  );
}
