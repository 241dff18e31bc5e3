import { afterAll, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { ProblemFilter } from '@project-factory/shared-service';
import { MockGitHub, mockGitHubEnvironment, MockGitHubModule } from '@project-factory/testing-mocks';
import request from 'supertest';
import { GitHubConnectionModule } from './github/github-connection.module.js';
import { LangGraphToolsModule } from './langgraph-tools.module.js';
import { ToolCatalogue } from './tools/tool-catalogue.js';
import { toolProblem } from './tools/tool-problem.js';

const TOKEN = 'a-token-of-at-least-16';
const testing = await Test.createTestingModule({
  imports: [LangGraphToolsModule.forRoot({ ...mockGitHubEnvironment(), TOOLS_TOKENS: TOKEN })],
})
  .overrideModule(GitHubConnectionModule)
  .useModule(MockGitHubModule.forRoot())
  .compile();
const app = testing.createNestApplication({ logger: false });
app.useGlobalFilters(new ProblemFilter(toolProblem));
await app.listen(0, '127.0.0.1');
const { simulator } = testing.get(MockGitHub);

afterAll(() => app.close());

const post = (path: string, body: object = {}) =>
  request(app.getHttpServer()).post(path).set('authorization', `Bearer ${TOKEN}`).send(body);

it('lists the tools with what they take', async () => {
  const { body } = await request(app.getHttpServer()).get('/tools').set('authorization', `Bearer ${TOKEN}`).expect(200);
  expect(body).toMatchObject([
    { name: 'create_github_repo', input: { type: 'object', required: expect.arrayContaining(['name']) } },
    { name: 'get_github_token', input: { type: 'object', required: ['repo_name'] } },
  ]);
});

it('creates a private repository', async () => {
  const { body } = await post('/tools/create_github_repo', { name: 'shop', description: 'A shop' }).expect(200);
  expect(body).toMatchObject({
    name: 'shop',
    url: expect.stringMatching(/\/acme\/shop$/),
    clone_url: expect.stringMatching(/shop\.git$/),
  });
  expect(simulator.repositories()).toMatchObject([{ fullName: 'acme/shop', private: true }]);
});

it('prepares a token that can be fetched once, and shows it nowhere else', async () => {
  await post('/tools/create_github_repo', { name: 'vault' });
  const { body, text } = await post('/tools/get_github_token', { repo_name: 'vault' }).expect(200);
  expect(body).toEqual({ repository: 'acme/vault', credential: expect.any(String), expires_at: expect.any(String) });
  expect(text).not.toMatch(/ghs_/);

  const { credential } = body as { credential: string };
  const fetched = await post(`/credentials/${credential}`).expect(200).expect('cache-control', 'no-store');
  expect(fetched.body).toMatchObject({ repository: 'acme/vault', token: expect.stringMatching(/^ghs_/) });
  await post(`/credentials/${credential}`).expect(404);
});

it('says what GitHub says, as a problem', async () => {
  await post('/tools/create_github_repo', { name: 'twice' });
  await post('/tools/create_github_repo', { name: 'twice' }).expect(409);
  await post('/tools/create_github_repo', { name: 'not a name' }).expect(422);
  await post('/tools/get_github_token', { repo_name: 'nothing' }).expect(422);
});

it('says that a tool or its input is not one', async () => {
  await post('/tools/delete_everything').expect(404);
  const { body } = await post('/tools/create_github_repo', { title: 'x' }).expect(422);
  expect(body).toMatchObject({ title: 'The input does not fit the tool' });
});

it('lets nobody in without a token', async () => {
  const server = app.getHttpServer();
  await request(server).get('/tools').expect(401);
  await request(server).post('/tools/create_github_repo').send({ name: 'intruder' }).expect(401);
  await request(server).post('/credentials/cred_x').expect(401);
  expect(simulator.repositories().map(({ name }) => name)).not.toContain('intruder');
});

it('gives LangGraph the same tools, and never a token in what it keeps', async () => {
  const [, getToken] = testing.get(ToolCatalogue).tools;
  const message: unknown = await getToken?.invoke({
    type: 'tool_call',
    id: '1',
    name: 'get_github_token',
    args: { repo_name: 'vault' },
  });
  expect(message).toMatchObject({ tool_call_id: '1', content: expect.stringContaining('acme/vault') });
  expect(JSON.stringify(message)).not.toMatch(/ghs_/);
});
