import { Module } from '@nestjs/common';
import { QueueConnectionModule } from '../queue/queue-connection.module.js';
import { ProjectEventsController } from './project-events.controller.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsService } from './projects.service.js';

@Module({
  imports: [QueueConnectionModule],
  controllers: [ProjectsController, ProjectEventsController],
  providers: [ProjectsService],
})
export class ProjectsModule {}
