import { expect, it } from '@jest/globals';
import { ApiError } from './api.error.js';
import { readFields } from './read-fields.js';

const shape = {
  name: 'string',
  private: 'boolean?',
  wait: 'integer?',
  policy: 'object?|null',
  topics: 'string[]?',
  ids: 'integer[]?',
} as const;

it('reads what it knows, and leaves out the rest', () => {
  const body = { name: 'a', private: false, wait: 0, policy: {}, topics: ['x'], ids: [1], other: 1 };
  expect(readFields(body, shape)).toEqual({
    name: 'a',
    private: false,
    wait: 0,
    policy: {},
    topics: ['x'],
    ids: [1],
  });
});

it('takes what may be left out, and null where that says the same', () => {
  const nothing = { private: undefined, wait: undefined, policy: undefined, topics: undefined, ids: undefined };
  expect(readFields({ name: '' }, shape)).toEqual({ name: '', ...nothing });
  expect(readFields({ name: '', policy: null }, shape)).toEqual({ name: '', ...nothing });
});

it.each([
  [{}, '"name" wasn\'t supplied.'],
  [{ name: null }, "For 'properties/name', nil is not a string."],
  [{ name: 5 }, "For 'properties/name', 5 is not a string."],
  [{ name: ['a', null] }, 'For \'properties/name\', ["a", nil] is not a string.'],
  [{ name: { a: { b: [] } } }, 'For \'properties/name\', {"a"=>{"b"=>[]}} is not a string.'],
  [{ name: 'a', private: 'true' }, 'For \'properties/private\', "true" is not a boolean.'],
  [{ name: 'a', private: null }, "For 'properties/private', nil is not a boolean."],
  [{ name: 'a', wait: 1.5 }, "For 'properties/wait', 1.5 is not an integer."],
  [{ name: 'a', policy: [] }, "For 'properties/policy', [] is not an object."],
  [{ name: 'a', topics: ['x', 1] }, 'For \'properties/topics\', ["x", 1] is not an array of strings.'],
  [{ name: 'a', ids: 'x' }, 'For \'properties/ids\', "x" is not an array of integers.'],
])('refuses %j', (body, complaint) => {
  const read = () => readFields(body, shape);
  expect(read).toThrow(ApiError);
  expect(read).toThrow(`Invalid request.\n\n${complaint}`);
});

it('names all that is missing at once', () => {
  expect(() => readFields({}, { one: 'string', two: 'integer', three: 'object?' })).toThrow(
    '"one", "two" weren\'t supplied.',
  );
});

it.each([
  ['deep', JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`), `${'['.repeat(10)}[...]${']'.repeat(10)}`],
  ['long', ['x'.repeat(20_000_000)], `["${'x'.repeat(995)}...`],
])('shows the beginning of a value that is too %s', (_what, name, shown) => {
  expect(() => readFields({ name }, shape)).toThrow(
    `Invalid request.\n\nFor 'properties/name', ${shown} is not a string.`,
  );
});
