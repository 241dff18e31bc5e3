import { runCommand } from './command.js';
import { ProgressLines } from './demo/progress-lines.js';
import { OPTIONS_HELP, readOptions } from './options.js';

const HELP = `Starts the whole system on free ports, provisions one project through the API, and checks what came of it.

  npm run demo -- [options] [PROJECT.yaml]     (default examples/todo-service.yaml)

${OPTIONS_HELP}

Exits 0 only if everything that was asked for is really there. A project that an earlier run began is continued; one that
it finished is checked again. Remove the data directory to start over.`;

await runCommand(HELP, async (context) => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return 'help';
  const progress = new ProgressLines(process.stdout);
  context.onStop(async () => progress.close());
  progress.start('start');
  const { runDemo } = await import('./demo/run-demo.js');
  return runDemo(options, progress, context);
});
