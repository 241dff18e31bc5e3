import { help, readArguments } from './arguments.js';
import { runConformance } from './run-conformance.js';

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  try {
    const options = readArguments(args);
    if (options.help) {
      process.stdout.write(help);
      return 0;
    }
    return (await runConformance(options, say)) ? 0 : 1;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 2;
  }
}
