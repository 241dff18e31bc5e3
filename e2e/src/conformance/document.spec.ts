import { expect, it } from '@jest/globals';
import { isCommitted } from './document.js';

it('is written from the lines that there are', async () => {
  expect(await isCommitted()).toBe(true);
});
