import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigurationError } from '../errors/configuration.error.js';

/**
 * Adds the variables of a `.env` file to `process.env`, without touching those that are there. No file: nothing happens.
 *
 * @param path defaults to `.env` in the current directory
 * @throws ConfigurationError when the file is there and cannot be read
 */
export function loadEnvFile(path = '.env'): void {
  try {
    for (const [name, text] of Object.entries(parseEnv(readFileSync(path, 'utf8')))) process.env[name] ??= text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    const problem = `cannot be read (${code ?? 'no reason given'})`;
    throw new ConfigurationError([{ variable: path, problem, remedy: 'Make it a readable file, or remove it.' }]);
  }
}
