import { type DynamicModule, Module } from '@nestjs/common';
import {
  ApiSettings,
  type Environment,
  QueueSettings,
  SealingSettings,
  ServiceSettings,
  SettingsModule,
} from '@project-factory/shared-config';
import { ProjectStore } from '@project-factory/shared-queue';
import { AuthModule, HealthModule } from '@project-factory/shared-service';
import { ProjectsModule } from './projects/projects.module.js';
import { QueueConnectionModule } from './queue/queue-connection.module.js';

const SETTINGS = [ApiSettings, QueueSettings, SealingSettings, ServiceSettings];

@Module({
  imports: [
    ProjectsModule,
    AuthModule.forRootAsync({
      inject: [ApiSettings, ServiceSettings],
      useFactory: ({ tokens }: ApiSettings, { environment }: ServiceSettings) => ({ tokens, environment }),
    }),
    HealthModule.forRootAsync({
      imports: [QueueConnectionModule],
      inject: [ProjectStore],
      useFactory: (store: ProjectStore) => ({ queue: () => store.ping() }),
    }),
  ],
})
export class ApiModule {
  static forRoot(env: Environment): DynamicModule {
    return { module: ApiModule, imports: [SettingsModule.forRoot(SETTINGS, env)] };
  }
}
