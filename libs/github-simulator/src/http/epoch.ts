/** When everything began that was there before the simulator. */
export const epoch = '2020-01-01T00:00:00Z';
