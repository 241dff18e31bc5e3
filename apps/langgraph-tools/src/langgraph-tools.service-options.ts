import { ToolsSettings } from '@project-factory/shared-config';
import type { ServiceOptions } from '@project-factory/shared-service';
import { LangGraphToolsModule } from './langgraph-tools.module.js';
import { toolProblem } from './tools/tool-problem.js';

/** How the tools are started, alone or beside others. */
export const langgraphTools: ServiceOptions = {
  name: 'langgraph-tools',
  listen: ToolsSettings,
  module: (env) => LangGraphToolsModule.forRoot(env),
  toProblem: toolProblem,
};
