import { parseArgs } from 'node:util';

export const usage = `github-simulator: a GitHub on this machine

  --app-id ID        id of the GitHub App that may talk to it (required)
  --public-key FILE  PEM with the App's public key, or with its private key (required)
  --org LOGIN        organisation with the App installed; may be repeated (required)
  --port PORT        default 3003; 0 for a free one
  --host HOST        default 127.0.0.1
  --directory DIR    where the state is kept; without it the state is gone at the end
  --quiet            no line for each request
  --help             this text
`;

export interface CommandLine {
  readonly appId: number;
  readonly publicKeyFile: string;
  readonly organizations: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly directory: string | undefined;
  readonly quiet: boolean;
}

/**
 * Reads the command line; `'help'` when that is what it asks for.
 *
 * @throws TypeError that says which argument to mend
 */
export function readArguments(args: readonly string[]): CommandLine | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'app-id': { type: 'string' },
      'public-key': { type: 'string' },
      org: { type: 'string', multiple: true },
      port: { type: 'string', default: '3003' },
      host: { type: 'string', default: '127.0.0.1' },
      directory: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    appId: wholeNumber('--app-id', required('--app-id', values['app-id'])),
    publicKeyFile: required('--public-key', values['public-key']),
    organizations: required('--org', values.org),
    port: wholeNumber('--port', values.port),
    host: values.host,
    directory: values.directory,
    quiet: values.quiet,
  };
}

function required<T>(option: string, value: T | undefined): T {
  if (value === undefined) throw new TypeError(`Failed to start: ${option} is missing. See --help.`);
  return value;
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new TypeError(`Failed to start: ${option} is ${JSON.stringify(text)}. Give a whole number.`);
}
