import { bootService } from '@project-factory/shared-service';
import { scaffolder } from './scaffolder.service-options.js';

await bootService(scaffolder);
