/** Who owns repositories, and where the App may be installed: an organisation or a person. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'Organization' | 'User';
  /** As it is shown; default: the login. */
  readonly name?: string;
}
