export { MockGitHub, type MockGitHubOptions } from './mock-github.js';
export { MockGitHubModule } from './mock-github.module.js';
export { mockGitHubEnvironment } from './mock-github-environment.js';
