import { ConfigError, normaliseArea } from '@fundtrace/http-server'
import type { FirstOfficer } from './application/first-officers.ts'

/** The text of FIRST_ADMINS: two or more, since one alone can never appoint a second. */
export function parseFirstOfficers(text: string): readonly FirstOfficer[] {
  const officers = readList(text)?.map(readOfficer)
  const isWhole = officers !== undefined && officers.every((officer) => officer !== undefined)
  const subjects = new Set(officers?.map((officer) => officer?.subject))
  if (isWhole && officers.length >= 2 && subjects.size === officers.length) return officers
  throw new ConfigError([
    'FIRST_ADMINS: expected a JSON array of two or more [{"subject": "...", "name": "...", "areas": ["44"]}], each another subject',
  ])
}

function readList(text: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list : undefined
  } catch {
    return undefined
  }
}

function readOfficer(value: unknown): FirstOfficer | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { subject, name, areas }: { subject?: unknown; name?: unknown; areas?: unknown } = value
  if (typeof subject !== 'string' || typeof name !== 'string' || !Array.isArray(areas)) return undefined
  if (subject === '' || name === '' || areas.length === 0) return undefined
  try {
    return { subject, name, areas: areas.map((area) => normaliseArea(String(area))) }
  } catch {
    return undefined
  }
}
