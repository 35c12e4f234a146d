import { argumentMalformed } from '../cli-problems.ts'

const FORMATS = ['csv', 'xlsx', 'json'] as const
export type OutputFormat = (typeof FORMATS)[number]

export const readOutputFormats = (text: string): readonly OutputFormat[] =>
  text.split(',').map((name) => {
    const format = FORMATS.find((known) => known === name.trim())
    if (format === undefined) throw argumentMalformed(text, `a list of ${FORMATS.join(', ')}`)
    return format
  })
