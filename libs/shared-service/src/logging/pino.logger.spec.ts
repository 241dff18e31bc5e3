import { expect, it } from '@jest/globals';
import { createLogger } from './create-logger.js';
import type { PinoLogger } from './pino.logger.js';

const TOKEN = `ghs_${'a1B2'.repeat(9)}`;

function setup(level?: string): { logger: PinoLogger; records: () => Record<string, unknown>[]; text: () => string } {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  const logger = createLogger({ name: 'api', destination, ...(level ? { level } : {}) });
  return {
    logger,
    records: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    text: () => lines.join(''),
  };
}

it('writes one record of JSON with service, level, time and context', () => {
  const { logger, records } = setup();
  logger.log('started', 'Main');
  expect(records()).toEqual([
    {
      service: 'api',
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      context: 'Main',
      msg: 'started',
    },
  ]);
});

it('makes fields of objects and err of errors', () => {
  const { logger, records } = setup();
  logger.warn('late', { ms: 5 }, 'Main');
  logger.error(new Error('broken'), 'Main');
  logger.error('broken', 'Error: broken\n    at file.js:1:1', 'Main');
  expect(records()).toMatchObject([
    { level: 'warn', msg: 'late', ms: 5, context: 'Main' },
    { level: 'error', msg: 'broken', err: { type: 'Error', stack: expect.any(String) }, context: 'Main' },
    { level: 'error', msg: 'broken', stack: expect.any(String), context: 'Main' },
  ]);
});

it('takes secrets out of messages, fields, errors and their stacks', () => {
  const { logger, text } = setup('trace');
  logger.log(`token ${TOKEN}`);
  logger.debug('headers', { headers: { authorization: 'Basic YTpiOmM=' } });
  logger.verbose({ nested: { url: `https://x-access-token:${TOKEN}@github.com` } });
  logger.fatal(new Error(`with ${TOKEN}`, { cause: new Error(TOKEN) }));
  expect(text()).not.toMatch(/a1B2|YTpi/);
  expect(text().match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(5);
});

it('writes what its level asks for, and what Nest tells at start only for debugging', () => {
  const quiet = setup('warn');
  quiet.logger.log('no');
  quiet.logger.warn('yes');
  expect(quiet.records()).toMatchObject([{ msg: 'yes' }]);

  const usual = setup();
  usual.logger.log('Mapped {/x, GET} route', 'RouterExplorer');
  expect(usual.records()).toEqual([]);
});
