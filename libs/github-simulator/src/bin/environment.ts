/** What a client must know. */
export interface Access {
  /** `http://127.0.0.1:3003` */
  readonly url: string;
  readonly socketPath: string | undefined;
  /** Certificate that clients have to trust. */
  readonly certFile: string | undefined;
  readonly organization: string;
  readonly token: string;
}

/** Lines for a shell, or for a person to take from: how gh, octokit, PyGithub and git reach the simulator. */
export function environmentLines(access: Access): string[] {
  const { token, organization } = access;
  return [
    `# The simulated GitHub with the organisation ${organization}. The token is good there only, and for an hour.`,
    // Without a host of its own, gh would take it to the real GitHub.
    ...(access.certFile === undefined
      ? [`export GH_TOKEN=${token}`]
      : ['# gh: not over TLS. Start without --tls-cert for it.']),
    `export GITHUB_TOKEN=${token}`,
    ...(access.socketPath === undefined ? portLines(access) : socketLines(access.socketPath)),
  ];
}

function portLines(access: Access): string[] {
  const { url, certFile, organization, token } = access;
  const { origin } = new URL(url);
  const credential = Buffer.from(`x-access-token:${token}`).toString('base64');
  return [
    '',
    ...(certFile === undefined ? ghLines(access) : certificateLines(certFile)),
    '',
    '# octokit: new Octokit({ auth: process.env.GITHUB_TOKEN, baseUrl: process.env.GITHUB_API_URL })',
    "# PyGithub: Github(os.environ['GITHUB_TOKEN'], base_url=os.environ['GITHUB_API_URL'])",
    `export GITHUB_API_URL=${url}`,
    '',
    `# git: git clone ${url}/${organization}/REPOSITORY.git`,
    'export GIT_CONFIG_COUNT=1',
    `export GIT_CONFIG_KEY_0=http.${origin}/.extraHeader`,
    `export GIT_CONFIG_VALUE_0='Authorization: Basic ${credential}'`,
  ];
}

/** gh speaks plain HTTP to that one host, and takes the simulator for a proxy. */
function ghLines({ url, organization }: Access): string[] {
  return [
    `# gh: gh api repos/${organization}/REPOSITORY; gh workflow run FILE --ref main --repo ${organization}/REPOSITORY`,
    '# These send every plain http request of this shell to the simulator: unset http_proxy when done.',
    'export GH_HOST=github.localhost',
    `export http_proxy=${url}`,
    `export no_proxy=${new URL(url).hostname}`,
  ];
}

function certificateLines(certFile: string): string[] {
  const variables = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'GIT_SSL_CAINFO'];
  return variables.map((name) => `export ${name}=${quoted(certFile)}`);
}

function socketLines(path: string): string[] {
  return [
    'export GH_HOST=github.localhost',
    `# gh: gh config set http_unix_socket ${quoted(path)}`,
    `# curl: curl --unix-socket ${quoted(path)} -H "Authorization: Bearer $GITHUB_TOKEN" http://localhost/`,
  ];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
