import { median } from '../median.js';

/** What it took to do some work once. */
export interface Sample {
  readonly seconds: number;
  /** Processor time of the contender's process, all its threads together. */
  readonly cpuSeconds: number;
  /** At its highest, the warm-up with it, above what the process took before its first request. */
  readonly memoryMb: number;
  readonly requests: number;
  /** Installation tokens that were asked for. */
  readonly mints: number;
}

/** Each figure's own median. */
export function medianSample(samples: readonly Sample[]): Sample {
  const of = (figure: keyof Sample) => median(samples.map((sample) => sample[figure]));
  return {
    seconds: of('seconds'),
    cpuSeconds: of('cpuSeconds'),
    memoryMb: of('memoryMb'),
    requests: of('requests'),
    mints: of('mints'),
  };
}
