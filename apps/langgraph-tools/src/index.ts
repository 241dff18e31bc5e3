export { LangGraphToolsModule } from './langgraph-tools.module.js';
export { langgraphTools } from './langgraph-tools.service-options.js';
export { ToolCatalogue } from './tools/tool-catalogue.js';
