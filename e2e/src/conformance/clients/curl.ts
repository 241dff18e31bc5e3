import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainEnvironment, runCommand } from './run-command.js';

// A line reads into answers freely: a wrong path is undefined and fails the line.
export type Json = ReturnType<typeof JSON.parse>;

export interface CurlRequest {
  readonly method?: string;
  readonly headers?: readonly string[];
  readonly body?: unknown;
  /** Default: the token of the installation. Null: none. */
  readonly authorization?: string | null;
  /** More lines of curl's configuration: `location`, `head`, `proxy = "…"`. */
  readonly options?: readonly string[];
}

export interface CurlReply {
  /** Of the last answer, when redirects were followed. */
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  readonly json: Json;
}

/** The curl on this machine. What it is to do goes in on its standard input: no credential is among its arguments. */
export class Curl {
  constructor(
    private readonly root: string,
    private readonly token: string,
    private readonly directory: string,
  ) {}

  get(target: string, request: CurlRequest = {}): Promise<CurlReply> {
    return this.send(target, request);
  }

  /** @param target path below the simulator's own address, or a whole one */
  async send(target: string, request: CurlRequest = {}): Promise<CurlReply> {
    const { method, headers = [], body, options = [] } = request;
    const { authorization = `Bearer ${this.token}` } = request;
    const headerFile = join(this.directory, 'curl-headers');
    const configuration = [
      `url = ${quote(target.startsWith('/') ? this.root + target : target)}`,
      `dump-header = ${quote(headerFile)}`,
      ...['silent', 'show-error', 'globoff', 'path-as-is'],
      ...(method ? [`request = ${quote(method)}`] : []),
      ...(authorization === null ? [] : [`header = ${quote(`Authorization: ${authorization}`)}`]),
      ...headers.map((header) => `header = ${quote(header)}`),
      ...(body === undefined ? [] : [`data-binary = ${quote(JSON.stringify(body))}`]),
      ...options,
    ];
    const env = plainEnvironment(this.directory);
    const result = await runCommand('curl', ['--disable', '--config', '-'], { env, input: configuration.join('\n') });
    if (result.code !== 0) throw new Error(`curl ended with ${result.code}: ${result.stderr}`);
    return replyOf(await readFile(headerFile, 'latin1'), result.stdout);
  }
}

function replyOf(dump: string, bytes: Buffer): CurlReply {
  const [statusLine = '', ...lines] =
    dump
      .trim()
      .split(/\r\n\r\n/)
      .at(-1)
      ?.split('\r\n') ?? [];
  const headers = new Headers();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    headers.append(name, value);
  }
  const text = bytes.toString();
  const isJson = headers.get('content-type')?.includes('json') && text !== '';
  return {
    status: Number(statusLine.split(' ')[1]),
    headers,
    bytes,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** As curl's configuration files quote. */
function quote(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
