import { expect, it } from '@jest/globals';
import { StopStack } from './stop-stack.js';

it('stops everything in reverse, once, even after one of them has failed to', async () => {
  const stopped: string[] = [];
  const stack = new StopStack();
  stack.push(async () => void stopped.push('first'));
  stack.push(() => Promise.reject(new Error('stuck')));
  stack.push(async () => void stopped.push('last'));
  await expect(stack.unwind()).rejects.toThrow('Not everything could be stopped.');
  await stack.unwind();
  expect(stopped).toEqual(['last', 'first']);
});
