export { type LocalSystem, startSystem, type SystemOptions } from './system/start-system.js';
