import { bootService } from '@project-factory/shared-service';
import { langgraphTools } from './langgraph-tools.service-options.js';

await bootService(langgraphTools);
