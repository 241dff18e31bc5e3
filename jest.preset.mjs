import { swcOptions } from './tools/source/swc-options.mjs';
import { findRedis } from './tools/redis/find-redis.mjs';

/** Jest for this workspace: native ESM, compiled by SWC, workspace packages read from source. */
export const preset = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@project-factory/source', 'node', 'node-addons'] },
  // No test passes or fails by the clock: this only ends one that hangs.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out-tsc/', ...(findRedis() ? [] : ['\\.redis\\.spec\\.ts$'])],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/out-tsc/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', swcOptions],
  },
};
