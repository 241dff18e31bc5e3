import { expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { GITHUB_OPTIONS, GitHubAppClient, GitHubModule } from '@project-factory/shared-github';
import { MockGitHub } from './mock-github.js';
import { MockGitHubModule } from './mock-github.module.js';
import { mockGitHubEnvironment } from './mock-github-environment.js';

@Injectable()
class Shop {
  constructor(private readonly github: GitHubAppClient) {}

  async open(): Promise<string> {
    await this.github.provisionRepo('shop', 'A shop', { team: 'core' }, { KEY: 'value' });
    return (await this.github.getRepo('shop')).fullName;
  }
}

@Module({
  imports: [GitHubModule.forRoot({ org: 'real', appId: 1, privateKey: 'none' })],
  exports: [GitHubModule],
})
class GitHubConnectionModule {}

@Module({ imports: [GitHubConnectionModule], providers: [Shop] })
class AppModule {}

const privateKey = mockGitHubEnvironment()['GITHUB_APP_PRIVATE_KEY'];

async function setup() {
  const testing = await Test.createTestingModule({ imports: [AppModule] })
    .overrideModule(GitHubConnectionModule)
    .useModule(MockGitHubModule.forRoot())
    .compile();
  return { testing, shop: testing.get(Shop), mock: testing.get(MockGitHub) };
}

it('is swapped in for the real module, and lets a test look at what came of it', async () => {
  const { testing, shop, mock } = await setup();
  expect(await shop.open()).toBe('acme/shop');
  expect(mock.simulator.secret('acme', 'shop', 'KEY')).toBe('value');
  await testing.close();
});

it('refuses requests to anywhere else', async () => {
  const { testing } = await setup();
  await expect(fetch('https://example.com/')).rejects.toThrow('Failed to fetch');
  await testing.close();
});

it('leaves nothing behind', async () => {
  const first = await setup();
  await first.shop.open();
  await first.testing.close();
  const second = await setup();
  expect(second.mock.simulator.repositories()).toEqual([]);
  await second.testing.close();
});

it('lets no request out of an application that did not take the mock, and says why', async () => {
  const testing = await Test.createTestingModule({ imports: [AppModule] })
    .overrideModule(GitHubModule)
    .useModule(MockGitHubModule.forRoot())
    .overrideProvider(GITHUB_OPTIONS)
    .useValue({ org: 'real', appId: 1, privateKey, retryDelayMs: 1 })
    .compile();
  await expect(testing.get(Shop).open()).rejects.toThrow(
    /The mock of GitHub was not swapped in.*GitHubConnectionModule/,
  );
  await testing.close();
});
