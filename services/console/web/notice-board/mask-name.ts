/** `张*`, `欧阳**` stays: only the first character of a name ever leaves this page, as the lists show it. */
export function maskName(typed: string): string {
  const name = typed.trim()
  if (name.includes('*')) return name
  const [first, ...others] = Array.from(name)
  if (first === undefined) return ''
  return others.length === 0 ? '*' : `${first}${'*'.repeat(others.length)}`
}
