import { expect, it } from '@jest/globals';
import { readOptions, UsageError } from './options.js';

it('has a default for everything', () => {
  expect(readOptions([])).toEqual({
    dataDirectory: '.data',
    keysDirectory: '.keys',
    port: 3000,
    project: 'examples/todo-service.yaml',
  });
});

it('takes directories, a port and a project', () => {
  expect(readOptions(['--data', 'd', '--keys', 'k', '--port', '0', 'p.yaml'])).toEqual({
    dataDirectory: 'd',
    keysDirectory: 'k',
    port: 0,
    project: 'p.yaml',
  });
});

it('knows when help is asked for', () => {
  expect(readOptions(['-h'])).toBeUndefined();
  expect(readOptions(['--data', 'd', '--help'])).toBeUndefined();
});

it.each([['--bogus'], ['--data'], ['--port', 'x'], ['--port', '-1'], ['--port', '65533'], ['--port', '1e3']])(
  'refuses %s %s',
  (...args) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(/See --help\.$/);
  },
);
