/** Who does a thing, and in whose place (代岗); null where in his own. */
export type Person = Readonly<{ subject: string; actingFor: string | null }>

/** Neither the officer nor the one in whose place he acts is one of those of the maker: whoever stands in for somebody counts as both. */
export const isAnother = (officer: Person, maker: Person): boolean =>
  peopleOf(maker).every((person) => !peopleOf(officer).includes(person))

const peopleOf = ({ subject, actingFor }: Person): string[] => (actingFor === null ? [subject] : [subject, actingFor])
