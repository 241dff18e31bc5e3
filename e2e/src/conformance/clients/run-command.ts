import { spawn } from 'node:child_process';

/** No client of these takes nearly as long, unless it hangs. */
const longestMs = 60_000;

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly input?: string;
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs a program to its end, without a terminal. A failure is a result; only a program that is not there throws. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { input, ...where } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...where, timeout: longestMs });
    const stdout: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stdout: Buffer.concat(stdout), stderr }));
    // A program that reads no input may be gone before it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

/** @throws Error with what it printed, when it failed */
export async function runOrThrow(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { code, stdout, stderr } = await runCommand(command, args, options);
  if (code === 0) return stdout.toString().trim();
  throw new Error(`${command} ${args[0]} ended with ${code}: ${stderr || stdout.toString()}`);
}

/** What every client is started with: nothing of the user's own configuration, no proxy, no terminal. */
export function plainEnvironment(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: home, LC_ALL: 'C', TERM: 'dumb', NO_COLOR: '1' };
}
