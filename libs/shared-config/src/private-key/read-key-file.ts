import { readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, sep } from 'node:path';
import { SettingError } from '../errors/setting.error.js';
import { show } from '../errors/show.js';
import { KEY_PATH_VARIABLE, KEY_VARIABLE, NEW_KEY } from './variables.js';

const READABLE_BY_OTHERS = 0o004;
const LARGEST_BYTES = 65_536;

/**
 * Reads the file with the private key, if only those who should can read it too.
 *
 * @throws SettingError naming the file and what to do with it
 */
export function readKeyFile(path: string): string {
  if (/-----BEGIN/.test(path)) throw fault('holds a key, not the path of one', `Move the key to ${KEY_VARIABLE}.`);
  return attempt(path, () => {
    const stats = statSync(path);
    check(path, stats);
    return readFileSync(path, 'utf8');
  });
}

function check(path: string, stats: Stats): void {
  const file = `names ${show(path)}`;
  if (stats.isDirectory()) {
    const remedy =
      'Name the file in it. (Docker makes such a directory when the file to mount is missing on the host.)';
    throw fault(`${file}, a directory`, remedy);
  }
  if (!stats.isFile() || stats.size > LARGEST_BYTES) throw fault(`${file}, which is no PEM file`, sentence(NEW_KEY));
  if (leadsOut(path)) throw fault(`${file}, a link that leads out of its directory`, 'Name the file itself.');
  if (process.platform !== 'win32' && stats.mode & READABLE_BY_OTHERS) {
    throw fault(`${file}, which everyone on the machine can read`, `Run "chmod 640" on it.`);
  }
}

/** Kubernetes mounts a secret as a link that stays within its directory. One that leaves it may be anybody's. */
function leadsOut(path: string): boolean {
  return !realpathSync(path).startsWith(realpathSync(dirname(path)).replace(/\/$/, '') + sep);
}

function attempt(path: string, read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof SettingError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const file = `names ${show(path)}`;
    if (code === 'ENOENT') {
      throw fault(
        `${file}, where there is no file`,
        `Put the App's private key there, or name the file that has it: ${NEW_KEY}.`,
      );
    }
    const remedy =
      'Let the user of this process read it: "chown" its group to one of that user\'s and run "chmod 640".';
    throw fault(`${file}, which cannot be read (${code ?? 'no reason given'})`, remedy);
  }
}

function fault(problem: string, remedy: string): SettingError {
  return new SettingError(problem, remedy, KEY_PATH_VARIABLE);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
