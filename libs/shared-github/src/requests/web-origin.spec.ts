import { expect, it } from '@jest/globals';
import { webOrigin } from './web-origin.js';

it.each([
  ['https://api.github.com', 'https://github.com'],
  ['https://api.octocorp.ghe.com', 'https://octocorp.ghe.com'],
  ['https://github.example.com/api/v3', 'https://github.example.com'],
  ['http://127.0.0.1:3003', 'http://127.0.0.1:3003'],
])('knows where the pages of %s are', (api, web) => {
  expect(webOrigin(api)).toBe(web);
});
