import { once, EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';

export interface Said {
  /** `warn: …`, `log: …`. */
  readonly lines: readonly string[];
  /** Resolves with the next line that matches, or with one that has been said. */
  heard(what: RegExp): Promise<string>;
}

/** Listens to Nest's logger instead of printing. */
export function listenToLogger(): Said {
  const lines: string[] = [];
  const spoken = new EventEmitter();
  const say = (level: string) => (message: unknown) => {
    lines.push(`${level}: ${String(message)}`);
    spoken.emit('line');
  };
  Logger.overrideLogger({ log: say('log'), warn: say('warn'), error: say('error') });
  const heard = async (what: RegExp): Promise<string> => {
    for (;;) {
      const line = lines.find((one) => what.test(one));
      if (line !== undefined) return line;
      await once(spoken, 'line');
    }
  };
  return { lines, heard };
}
