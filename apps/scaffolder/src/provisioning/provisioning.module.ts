import { Module } from '@nestjs/common';
import { ScaffolderSettings } from '@project-factory/shared-config';
import { GitHubConnectionModule } from '../github/github-connection.module.js';
import { QueueConnectionModule } from '../queue/queue-connection.module.js';
import { TemplateCatalogue } from '../templates/template-catalogue.js';
import { ProjectProvisioner } from './project-provisioner.js';
import { ProvisioningHandler } from './provisioning.handler.js';

@Module({
  imports: [GitHubConnectionModule, QueueConnectionModule],
  providers: [
    {
      provide: TemplateCatalogue,
      inject: [ScaffolderSettings],
      useFactory: (settings: ScaffolderSettings) => new TemplateCatalogue(settings.templatesDirectory),
    },
    ProjectProvisioner,
    ProvisioningHandler,
  ],
})
export class ProvisioningModule {}
