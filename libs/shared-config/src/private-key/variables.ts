export const KEY_VARIABLE = 'GITHUB_APP_PRIVATE_KEY';
export const KEY_PATH_VARIABLE = 'GITHUB_APP_PRIVATE_KEY_PATH';
export const DEFAULT_KEY_PATH = '/app/keys/github_app.pem';
export const NEW_KEY = 'generate one on the page of the App ("Private keys") and use the file that GitHub sends';
