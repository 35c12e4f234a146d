/**
 * What is known of one thing over time, newest revision only: in order of `validFrom` (YYYY-MM-DD), each day once. A version holds
 * until the next one.
 */
export type Version<State> = Readonly<{ validFrom: string; state: State; reason: string }>
export type Timeline<State> = readonly Version<State>[]

export function versionOn<State>(timeline: Timeline<State>, day: string): Version<State> | undefined {
  return timeline.findLast((version) => version.validFrom <= day)
}

export const stateOn = <State>(timeline: Timeline<State>, day: string): State | undefined =>
  versionOn(timeline, day)?.state

/** The timeline in which the version holds until the next; what was known from that very day gives way. */
export const withVersion = <State>(timeline: Timeline<State>, version: Version<State>): Timeline<State> => [
  ...timeline.filter(({ validFrom }) => validFrom < version.validFrom),
  version,
  ...timeline.filter(({ validFrom }) => validFrom > version.validFrom),
]

/** The versions of `after` that `before` does not have. */
export function newVersions<State>(before: Timeline<State>, after: Timeline<State>): readonly Version<State>[] {
  const known = new Set(before)
  return after.filter((version) => !known.has(version))
}
