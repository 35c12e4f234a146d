/** 源潭镇 金星村; the code where nobody has listed it. */
export function areaName(names: ReadonlyMap<string, string>, code: string | null | undefined): string {
  if (code === null || code === undefined) return '—'
  const township = code.length === 12 ? names.get(code.slice(0, 9)) : undefined
  return [township, names.get(code) ?? code].filter((part) => part !== undefined).join(' ')
}
