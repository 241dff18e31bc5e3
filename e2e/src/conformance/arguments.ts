import { parseArgs } from 'node:util';
import { tools } from './ledger.js';

export const help = `Drives the GitHub simulator with every client on this machine and writes docs/conformance.md.

  npm run conformance -- [options]

  --check       writes nothing, and fails when docs/conformance.md is not what a run would write
  --topic T     plays only the topics with T in their title, and writes nothing
  --without C   does as if the client C were not there, and writes nothing
  --help        prints this

Exits 1 when a line fails; with CI set, also when a client is missing. Needs curl and git; gh and PyGithub (python3-github,
python3-nacl) if they are to be in it.
`;

export interface Arguments {
  readonly help: boolean;
  readonly check: boolean;
  readonly topic?: string;
  readonly without: readonly string[];
}

/** @throws TypeError for an option or a client that there is none of */
export function readArguments(args: string[]): Arguments {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const options = { help: flag, check: flag, topic: text, without: { ...text, multiple: true } } as const;
  const { values } = parseArgs({ args, options });
  const stranger = values.without?.find((name) => !tools.some((tool) => tool === name));
  if (stranger !== undefined) throw new TypeError(`There is no client ${stranger}. There are ${tools.join(', ')}.`);
  return { without: [], ...values };
}
