import { runChild } from '../child.js';
import type { Measure } from '../measure.js';

/** The whole process, with all that Node itself takes, holding 10 000 repositories. */
export async function* measureMemory(): AsyncGenerator<Measure> {
  const { said, stop } = await runChild<{ emptyMb: number; fullMb: number; seconds: number }>(
    new URL('./many-repositories.ts', import.meta.url),
  );
  await stop();
  yield {
    name: 'memory with 10 000 repositories',
    value: said.fullMb,
    unit: 'MB',
    target: { atMost: 300 },
    peers: [{ name: 'the same process with none', value: said.emptyMb }],
  };
  yield { name: 'seeding 10 000 repositories', value: said.seconds, unit: 's' };
}
