export { type LocalSystem, startSystem } from './system/start-system.js';
export { portsFrom, type SystemOptions } from './system/system-options.js';
