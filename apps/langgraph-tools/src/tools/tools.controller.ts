import { Body, Controller, Get, Header, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { BearerAuthGuard, Problem } from '@project-factory/shared-service';
import { z } from 'zod';
import { ToolCatalogue } from './tool-catalogue.js';

export interface ToolDescription {
  name: string;
  description: string;
  /** JSON Schema */
  input: unknown;
}

@Controller('tools')
@UseGuards(BearerAuthGuard)
export class ToolsController {
  constructor(private readonly catalogue: ToolCatalogue) {}

  @Get()
  list(): ToolDescription[] {
    return this.catalogue.tools.map(({ name, description, schema }) => ({
      name,
      description,
      input: schema instanceof z.ZodType ? z.toJSONSchema(schema) : schema,
    }));
  }

  /** Calls a tool with the body as its input. */
  @Post(':name')
  @HttpCode(200)
  @Header('content-type', 'application/json; charset=utf-8')
  async call(@Param('name') name: string, @Body() input: Record<string, unknown>): Promise<string> {
    const tool = this.catalogue.find(name);
    if (!tool) {
      throw new Problem({
        type: 'tool-not-found',
        title: 'Tool not found',
        status: 404,
        detail: `There is no tool ${JSON.stringify(name)}. GET /tools lists those there are.`,
      });
    }
    return (await tool.invoke(input)) as string;
  }
}
