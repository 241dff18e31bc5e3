import { preset } from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'shared-github',
  globalSetup: '../../tools/redis/start-for-jest.mjs',
  globalTeardown: '../../tools/redis/stop-for-jest.mjs',
};
