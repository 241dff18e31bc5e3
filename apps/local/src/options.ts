import { parseArgs } from 'node:util';

/** What the commands of this app take. */
export interface LocalOptions {
  /** State: the jobs and the simulated GitHub. */
  readonly dataDirectory: string;
  /** Keys and tokens. Apart from the state, so that the state can be shown to others. */
  readonly keysDirectory: string;
  /** The first of four ports; 0 takes free ones. `npm start` only. */
  readonly port: number;
  /** Where the project to provision is described: the demo only. */
  readonly project: string;
}

export const OPTIONS_HELP = `  --data DIR   where jobs and the simulated GitHub are kept   (default .data)
  --keys DIR   where generated keys and tokens are kept       (default .keys)`;

/** Thrown for a command line that cannot be used: its message is all the user needs to see. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly exitCode = 2;
}

/** Reads the command line; undefined when it asks for help. @throws UsageError */
export function readOptions(args: readonly string[]): LocalOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string', default: '.data' },
        keys: { type: 'string', default: '.keys' },
        port: { type: 'string', default: '3000' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return undefined;
    const [project = 'examples/todo-service.yaml'] = positionals;
    return { dataDirectory: values.data, keysDirectory: values.keys, port: readPort(values.port), project };
  } catch (error) {
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${problem.replace(/\.$/, '')}. See --help.`);
  }
}

const HIGHEST_FIRST_PORT = 65_532;

function readPort(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= HIGHEST_FIRST_PORT) return Number(text);
  throw new Error(`--port must be a number up to ${HIGHEST_FIRST_PORT}, not ${text}.`);
}
