import { parseArgs } from 'node:util';

export const usage = `github-simulator: a GitHub on this machine, for tests

It needs no arguments: then it has an organisation acme, and an App whose key it makes itself.

  --org LOGIN                organisation with the App installed; may be repeated
  --seed FILE                YAML with what there is at the beginning
  --directory DIR            where the state is kept; without it the state is gone at the end

  --app-id ID                id of the GitHub App that may talk to it; default 1
  --public-key FILE          PEM with the App's public key, or with its private key
  --webhook-url URL          where the App is told of what happens; on this machine
  --webhook-secret-file FILE what that is signed with

  --port PORT                default 3003; 0 for a free one
  --host HOST                default 127.0.0.1
  --downloads-port PORT      where logs and artifacts come from; default: a free one
  --socket PATH              a Unix socket instead of a port
  --tls-cert FILE            PEM; with it and the key it speaks HTTPS
  --tls-key FILE             PEM

  --print-env                prints settings for gh, octokit, PyGithub and git, with a token; the log goes to stderr
  --no-limits                enforces no rate limits
  --validate                 answers 500 where GitHub's own description is not kept to
  --quiet                    no line for each request
  --help                     this text
`;

export interface CommandLine {
  readonly appId: number;
  /** Undefined: the App's key is to be made. */
  readonly publicKeyFile: string | undefined;
  readonly organizations: readonly string[];
  readonly seedFile: string | undefined;
  readonly directory: string | undefined;
  readonly webhook: { readonly url: string; readonly secretFile: string | undefined } | undefined;
  readonly port: number;
  readonly host: string;
  readonly downloadsPort: number | undefined;
  readonly socketPath: string | undefined;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly printEnv: true | undefined;
  readonly noLimits: true | undefined;
  readonly validate: true | undefined;
  readonly quiet: boolean;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      'app-id': text,
      'public-key': text,
      org: { ...text, multiple: true },
      seed: text,
      directory: text,
      'webhook-url': text,
      'webhook-secret-file': text,
      port: { ...text, default: '3003' },
      host: { ...text, default: '127.0.0.1' },
      'downloads-port': text,
      socket: text,
      'tls-cert': text,
      'tls-key': text,
      'print-env': flag,
      'no-limits': flag,
      validate: flag,
      quiet: { ...flag, default: false },
      help: { ...flag, default: false },
    },
  }).values;
}

type Values = ReturnType<typeof parse>;

/**
 * Reads the command line; `'help'` when that is what it asks for.
 *
 * @throws TypeError that says which argument to mend
 */
export function readArguments(args: readonly string[]): CommandLine | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const downloadsPort = values['downloads-port'];
  return {
    ...readApp(values),
    seedFile: values.seed,
    directory: values.directory,
    webhook: readWebhook(values),
    port: wholeNumber('--port', values.port),
    host: values.host,
    downloadsPort: downloadsPort === undefined ? undefined : wholeNumber('--downloads-port', downloadsPort),
    socketPath: values.socket,
    tls: readTls(values),
    printEnv: values['print-env'] || undefined,
    noLimits: values['no-limits'] || undefined,
    validate: values.validate || undefined,
    quiet: values.quiet,
  };
}

/** Whoever brings an App of his own says where it is installed. */
function readApp({ 'app-id': id, 'public-key': publicKeyFile, org, seed }: Values) {
  const isOwn = id !== undefined || publicKeyFile !== undefined;
  const organizations = org ?? (seed !== undefined ? [] : isOwn ? undefined : ['acme']);
  return {
    appId: wholeNumber('--app-id', publicKeyFile === undefined ? (id ?? '1') : required('--app-id', id)),
    publicKeyFile,
    organizations: required('--org', organizations),
  };
}

function readWebhook({ 'webhook-url': url, 'webhook-secret-file': secretFile }: Values): CommandLine['webhook'] {
  if (url === undefined && secretFile === undefined) return undefined;
  return { url: required('--webhook-url', url), secretFile };
}

function readTls({ 'tls-cert': certFile, 'tls-key': keyFile }: Values): CommandLine['tls'] {
  if (certFile === undefined && keyFile === undefined) return undefined;
  return { certFile: required('--tls-cert', certFile), keyFile: required('--tls-key', keyFile) };
}

function required<T>(option: string, value: T | undefined): T {
  if (value === undefined) throw new TypeError(`Failed to start: ${option} is missing. See --help.`);
  return value;
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new TypeError(`Failed to start: ${option} is ${JSON.stringify(text)}. Give a whole number.`);
}
