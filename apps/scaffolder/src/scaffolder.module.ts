import { type DynamicModule, Module } from '@nestjs/common';
import {
  type Environment,
  GitHubSettings,
  OpeningSettings,
  QueueSettings,
  ScaffolderSettings,
  SettingsModule,
} from '@project-factory/shared-config';
import { ProjectStore } from '@project-factory/shared-queue';
import { HealthModule } from '@project-factory/shared-service';
import { ProvisioningModule } from './provisioning/provisioning.module.js';
import { QueueConnectionModule } from './queue/queue-connection.module.js';

const SETTINGS = [ScaffolderSettings, QueueSettings, GitHubSettings, OpeningSettings];

@Module({
  imports: [
    ProvisioningModule,
    HealthModule.forRootAsync({
      imports: [QueueConnectionModule],
      inject: [ProjectStore],
      useFactory: (store: ProjectStore) => ({ queue: () => store.ping() }),
    }),
  ],
})
export class ScaffolderModule {
  static forRoot(env: Environment): DynamicModule {
    return { module: ScaffolderModule, imports: [SettingsModule.forRoot(SETTINGS, env)] };
  }
}
