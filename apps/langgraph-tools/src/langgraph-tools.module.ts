import { type DynamicModule, Module } from '@nestjs/common';
import {
  type Environment,
  GitHubSettings,
  ServiceSettings,
  SettingsModule,
  ToolsSettings,
} from '@project-factory/shared-config';
import { AuthModule, HealthModule } from '@project-factory/shared-service';
import { ToolsModule } from './tools/tools.module.js';

const SETTINGS = [ToolsSettings, GitHubSettings, ServiceSettings];

@Module({
  imports: [
    ToolsModule,
    AuthModule.forRootAsync({
      inject: [ToolsSettings, ServiceSettings],
      useFactory: ({ tokens }: ToolsSettings, { environment }: ServiceSettings) => ({ tokens, environment }),
    }),
    HealthModule.forRoot({}),
  ],
})
export class LangGraphToolsModule {
  static forRoot(env: Environment): DynamicModule {
    return { module: LangGraphToolsModule, imports: [SettingsModule.forRoot(SETTINGS, env)] };
  }
}
