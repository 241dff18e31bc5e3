import { bootService } from '@project-factory/shared-service';
import { api } from './api.service-options.js';

await bootService(api);
