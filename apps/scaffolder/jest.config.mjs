import { preset } from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'scaffolder',
  globalSetup: '../../tools/redis/start-for-jest.mjs',
  globalTeardown: '../../tools/redis/stop-for-jest.mjs',
};
