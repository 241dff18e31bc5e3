export { JestMockGitHub, mockGitHub } from './mock-github.jest.js';
export { MockGitHub } from './mock-github.js';
export { MockGitHubModule } from './mock-github.module.js';
export { mockGitHubEnvironment } from './mock-github-environment.js';
export type { MockGitHubOptions } from './start-mock-github.js';
