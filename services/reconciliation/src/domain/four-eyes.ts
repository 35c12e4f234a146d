/** Who does a thing, and in whose place (代岗); null where in his own. */
export type Person = Readonly<{ subject: string; actingFor: string | null }>

export const peopleOf = ({ subject, actingFor }: Person): string[] =>
  actingFor === null ? [subject] : [subject, actingFor]

/** Neither the officer nor the one in whose place he acts is one of these: whoever stands in for somebody counts as both. */
export const isNoneOf = (officer: Person, hands: readonly string[]): boolean =>
  peopleOf(officer).every((person) => !hands.includes(person))
