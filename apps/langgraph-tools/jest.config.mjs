import { preset } from '../../jest.preset.mjs';

export default {
  ...preset,
  displayName: 'langgraph-tools',
  globalSetup: '../../tools/redis/start-for-jest.mjs',
  globalTeardown: '../../tools/redis/stop-for-jest.mjs',
};
