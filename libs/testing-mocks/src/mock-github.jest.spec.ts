import { expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { GITHUB_OPTIONS, GitHubAppClient, GitHubModule } from '@project-factory/shared-github';
import { JestMockGitHub, mockGitHub } from './mock-github.jest.js';
import { startMockGitHub } from './start-mock-github.js';

@Injectable()
class Shop {
  constructor(private readonly github: GitHubAppClient) {}

  open(): Promise<unknown> {
    return this.github.provisionRepo('shop', 'A shop', { team: 'core' }, { KEY: 'value' });
  }
}

@Module({
  imports: [GitHubModule.forRoot({ org: 'real', appId: 1, privateKey: 'none' })],
  exports: [GitHubModule],
})
class GitHubConnectionModule {}

@Module({ imports: [GitHubConnectionModule], providers: [Shop] })
class AppModule {}

const github = await mockGitHub();

async function open() {
  const testing = await Test.createTestingModule({ imports: [AppModule] })
    .overrideModule(GitHubConnectionModule)
    .useModule(github.module)
    .compile();
  await testing.get(Shop).open();
  await testing.close();
}

it('shows repositories, files, secrets and calls', async () => {
  await open();
  expect(github.repos).toMatchObject({
    shop: { fullName: 'acme/shop', private: true, defaultBranch: 'main', description: 'A shop' },
  });
  expect(github.files).toMatchObject({ shop: { '.project.yaml': { content: expect.stringContaining('team: core') } } });
  expect(github.secrets).toEqual({ shop: { KEY: 'value' } });
  expect(github.calls.map(({ operation }) => operation)).toContain('repos/create-in-org');
});

it('is new for the next test', () => {
  expect([github.repos, github.files, github.secrets, github.calls]).toEqual([{}, {}, {}, []]);
});

it('can be swapped in without a module of its own, by the options of the client', async () => {
  const testing = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(GITHUB_OPTIONS)
    .useValue(github.clientOptions)
    .compile();
  await testing.get(Shop).open();
  expect(Object.keys(github.repos)).toEqual(['shop']);
});

it('fails the test whose application did not take it', async () => {
  const other = new JestMockGitHub(await startMockGitHub());
  await Test.createTestingModule({ imports: [AppModule] })
    .overrideModule(GitHubModule)
    .useModule(other.module)
    .overrideProvider(GITHUB_OPTIONS)
    .useValue(other.clientOptions)
    .compile();
  await expect(other.renew()).rejects.toThrow('The mock of GitHub was not swapped in');
  await other.close();
});
