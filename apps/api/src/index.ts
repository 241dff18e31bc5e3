export { ApiModule } from './api.module.js';
export { api } from './api.service-options.js';
