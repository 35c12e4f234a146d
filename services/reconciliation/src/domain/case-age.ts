/** By days since the cut-off of the first run that saw it. */
export const AGE_BANDS = [
  { name: '0-7', from: 0, to: 7 },
  { name: '8-30', from: 8, to: 30 },
  { name: '31-90', from: 31, to: 90 },
  { name: '>90', from: 91, to: null },
] as const

export type AgeBand = (typeof AGE_BANDS)[number]['name']

/** Whole days from one day to another, both YYYY-MM-DD; of a day to come 0. */
export function ageInDays(firstSeenOn: string, today: string): number {
  const days = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${firstSeenOn}T00:00:00Z`)) / DAY_MS
  return Math.max(0, days)
}

const DAY_MS = 86_400_000

export function bandOf(age: number): AgeBand {
  const band = AGE_BANDS.find(({ to }) => to === null || age <= to)
  return band?.name ?? '>90'
}
