import { Body, Controller, Get, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { ProjectRecord } from '@project-factory/shared-queue';
import { BearerAuthGuard } from '@project-factory/shared-service';
import type { Response } from 'express';
import { CreateProjectDto } from './create-project.dto.js';
import { ProjectsService } from './projects.service.js';

@Controller('v1/projects')
@UseGuards(BearerAuthGuard)
export class ProjectsController {
  constructor(private readonly projects: ProjectsService) {}

  /** 202 when the project was taken in, 200 when the very same one is here already. */
  @Post()
  async create(@Body() body: CreateProjectDto, @Res({ passthrough: true }) response: Response): Promise<ProjectRecord> {
    const { project, created } = await this.projects.submit(body);
    response.status(created ? 202 : 200).location(`/v1/projects/${project.name}`);
    return project;
  }

  @Get(':name')
  async get(@Param('name') name: string): Promise<ProjectRecord> {
    return this.projects.get(name);
  }
}
