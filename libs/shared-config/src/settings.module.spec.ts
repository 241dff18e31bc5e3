import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { expect, it } from '@jest/globals';
import { ConfigurationError } from './errors/configuration.error.js';
import { SettingsModule } from './settings.module.js';
import { ApiSettings } from './settings/api.settings.js';
import { QueueSettings } from './settings/queue.settings.js';

@Injectable()
class Reader {
  constructor(
    readonly api: ApiSettings,
    readonly queue: QueueSettings,
  ) {}
}

@Module({ providers: [Reader] })
class FeatureModule {}

async function setup(env: Record<string, string>): Promise<Reader> {
  const imports = [SettingsModule.forRoot([ApiSettings, QueueSettings], env), FeatureModule];
  const application = await Test.createTestingModule({ imports }).compile();
  return application.get(Reader, { strict: false });
}

it('lets every module inject settings by their type', async () => {
  const { api, queue } = await setup({ API_PORT: '1234', DATA_DIRECTORY: 'there' });
  expect(api).toBeInstanceOf(ApiSettings);
  expect(api.port).toBe(1234);
  expect(queue.dataDirectory).toBe('there');
});

it('keeps applications with different environments apart', async () => {
  const [first, second] = await Promise.all([setup({ API_PORT: '1' }), setup({ API_PORT: '2' })]);
  expect([first.api.port, second.api.port]).toEqual([1, 2]);
});

it('changes nothing in the environment of the process', async () => {
  const before = { ...process.env };
  await setup({ API_PORT: '4321' });
  expect(process.env).toEqual(before);
});

it('refuses faulty settings before the application is built', () => {
  expect(() => SettingsModule.forRoot([ApiSettings, QueueSettings], { API_PORT: 'x', REDIS_URL: 'y' })).toThrow(
    ConfigurationError,
  );
});
