import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { QueueSettings, ScaffolderSettings, SettingsModule } from '@project-factory/shared-config';
import { ProjectStore, QueueModule } from '@project-factory/shared-queue';
import { QueueConnectionModule } from './queue-connection.module.js';

it('takes its projects from the Redis that the settings name', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'queue-connection-spec-'));
  const env = { REDIS_URL: process.env['TEST_REDIS_URL'], DATA_DIRECTORY: join(directory, 'data') };
  const settings = SettingsModule.forRoot([QueueSettings, ScaffolderSettings], env);
  const scaffolder = await Test.createTestingModule({ imports: [settings, QueueConnectionModule] }).compile();
  const api = await Test.createTestingModule({
    imports: [QueueModule.forRoot({ redisUrl: env.REDIS_URL ?? '', dataDirectory: 'unused' })],
  }).compile();
  const name = `project-${process.pid}-${Date.now()}`;
  const request = { name, description: '', template: 't', answers: {}, spec: {}, secretNames: [] };

  const { record } = await api.get(ProjectStore).create(request);

  expect(await scaffolder.get(ProjectStore).get(name)).toEqual(record);
  expect(existsSync(env.DATA_DIRECTORY)).toBe(false);
  await scaffolder.get(ProjectStore).remove(name);
  await Promise.all([scaffolder.close(), api.close()]);
  rmSync(directory, { recursive: true });
});
