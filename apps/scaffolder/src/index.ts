export { git, type GitCommand, type GitCredentials } from './git/git.js';
export { ScaffolderModule } from './scaffolder.module.js';
export { scaffolder } from './scaffolder.service-options.js';
