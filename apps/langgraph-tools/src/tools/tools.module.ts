import { Module } from '@nestjs/common';
import { CredentialShelf } from '../credentials/credential-shelf.js';
import { CredentialsController } from '../credentials/credentials.controller.js';
import { GitHubConnectionModule } from '../github/github-connection.module.js';
import { ToolCatalogue } from './tool-catalogue.js';
import { ToolsController } from './tools.controller.js';

@Module({
  imports: [GitHubConnectionModule],
  controllers: [ToolsController, CredentialsController],
  providers: [CredentialShelf, ToolCatalogue],
  exports: [ToolCatalogue],
})
export class ToolsModule {}
