/** `batch` leaves the reserve alone; `interactive` is for calls that somebody is waiting for. */
export type RequestPriority = 'batch' | 'interactive';
