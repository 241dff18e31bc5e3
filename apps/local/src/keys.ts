import { generateSealingKeys } from '@project-factory/shared-queue';
import { writeFile } from 'node:fs/promises';
import { runCommand } from './command.js';
import { UsageError } from './options.js';

const HELP = `Makes a pair of sealing keys: the API seals the secrets of a project, only the scaffolder can open them.

  npm run keys -- FILE

Writes JOB_SEALING_PUBLIC_KEY and JOB_SEALING_PRIVATE_KEY to FILE, which must not exist yet, readable by its owner only.`;

await runCommand(HELP, async ({ print }) => {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || file.startsWith('-')) return 'help';
  if (more.length > 0) throw new UsageError('One file is enough. See --help.');
  const { publicKey, privateKey } = await generateSealingKeys();
  const text = `JOB_SEALING_PUBLIC_KEY=${publicKey}\nJOB_SEALING_PRIVATE_KEY=${privateKey}\n`;
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  print(`Wrote ${file}. Give the API the public key, and the scaffolder alone the private one.`);
  return 'done';
});
