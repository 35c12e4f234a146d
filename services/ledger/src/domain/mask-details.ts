/** Data about a person with every text and number covered, so that one sees what there is and not what it says. */
export function maskDetails(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (typeof value === 'number') return mask(String(value))
  if (Array.isArray(value)) return value.map((item: unknown) => maskDetails(item, mask))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskDetails(member, mask)]))
  return value
}
