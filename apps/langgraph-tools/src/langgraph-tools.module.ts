import { type DynamicModule, Module } from '@nestjs/common';
import {
  type Environment,
  GitHubSettings,
  ServiceSettings,
  SettingsModule,
  ToolsSettings,
} from '@project-factory/shared-config';
import { GitHubAppClient } from '@project-factory/shared-github';
import { AuthModule, HealthModule } from '@project-factory/shared-service';
import { GitHubConnectionModule } from './github/github-connection.module.js';
import { ToolsModule } from './tools/tools.module.js';

const SETTINGS = [ToolsSettings, GitHubSettings, ServiceSettings];

@Module({
  imports: [
    ToolsModule,
    AuthModule.forRootAsync({
      inject: [ToolsSettings, ServiceSettings],
      useFactory: ({ tokens }: ToolsSettings, { environment }: ServiceSettings) => ({ tokens, environment }),
    }),
    HealthModule.forRootAsync({
      imports: [GitHubConnectionModule],
      inject: [GitHubAppClient],
      useFactory: (github: GitHubAppClient) => ({ limits: () => github.getBudget() }),
    }),
  ],
})
export class LangGraphToolsModule {
  static forRoot(env: Environment): DynamicModule {
    return { module: LangGraphToolsModule, imports: [SettingsModule.forRoot(SETTINGS, env)] };
  }
}
