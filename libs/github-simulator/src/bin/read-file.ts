import { readFileSync } from 'node:fs';

/** @throws Error that names the argument to mend */
export function readFile(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`Failed to read ${file}. Give ${option} a file that exists.`, { cause });
  }
}
