/** One thing that a service found wrong: the shape of a request by `pointer`, its meaning by `path`; with the line of the file, if it is one. */
type Fault = Readonly<{ line?: number; place: string; value?: unknown; zh: string; en: string; expected?: unknown }>

/** As lines for people, or nothing where these are no faults with a place and words. */
export function faultTexts(errors: unknown): string[] | undefined {
  if (!Array.isArray(errors) || errors.length === 0) return undefined
  const faults = errors.map(readFault)
  return faults.every((fault) => fault !== undefined) ? faults.map(faultText) : undefined
}

function faultText({ line, place, value, zh, en, expected }: Fault): string {
  const where = [line === undefined ? '' : `第${line}行 line ${line}`, place, value === undefined ? '' : written(value)]
  return [
    where.filter((part) => part !== '').join('  '),
    ...[...new Set([zh, en])].map((words) => `  ${words}`),
    ...(expected === undefined || expected === null ? [] : [`  → ${written(expected, '')}`]),
  ].join('\n')
}

const written = (value: unknown, quote = '"'): string =>
  typeof value === 'string' ? `${quote}${value}${quote}` : JSON.stringify(value)

function readFault(error: unknown): Fault | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { line, pointer, path, value, reason, detail, expected } = error as Readonly<Record<string, unknown>>
  const place = pointer ?? path
  const words = typeof reason === 'object' && reason !== null ? (reason as Readonly<Record<string, unknown>>) : {}
  const zh = words['zh'] ?? detail
  const en = words['en'] ?? detail
  if (typeof place !== 'string' || typeof zh !== 'string' || typeof en !== 'string') return undefined
  const shown = place === '' ? '/' : place
  return { ...(typeof line === 'number' && { line }), place: shown, value, zh, en, expected }
}
