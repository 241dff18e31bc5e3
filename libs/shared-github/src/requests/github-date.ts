/** GitHub's time when it answered; undefined when the answer does not tell. */
export function githubDate(headers: Headers): Date | undefined {
  const date = new Date(headers.get('date') ?? NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
