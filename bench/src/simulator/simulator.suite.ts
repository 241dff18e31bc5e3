import type { Measure } from '../measure.js';
import { measureHttp } from './http.js';
import { measureMemory } from './memory.js';
import { measureMsw } from './msw.js';
import { measurePush } from './push.js';
import { measureStart } from './start.js';

/** What the simulator costs those who test with it. */
export async function* simulatorSuite(): AsyncGenerator<Measure> {
  yield* measureHttp();
  yield* measureMsw();
  yield* measurePush();
  yield* measureMemory();
  yield* measureStart();
}
