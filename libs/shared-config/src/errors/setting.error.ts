/** One value cannot be used. Becomes a fault of the whole configuration. */
export class SettingError extends Error {
  override readonly name: string = 'SettingError';

  /** @param variable the variable to blame, where it is not the one that is being read */
  constructor(
    readonly problem: string,
    readonly remedy: string,
    readonly variable?: string,
  ) {
    super(problem);
  }
}
