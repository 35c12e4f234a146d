/** What was asked for, as the query of a path; what was not asked for is left out. */
export function toQuery(asked: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value)
  return query.toString()
}
