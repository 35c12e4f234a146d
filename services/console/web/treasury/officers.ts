import type { Officer } from '../shell/session.ts'

type Person = Readonly<{ subject: string; acting_for?: string | null }>

/** Two pairs of eyes, as the services count them: whoever stands in (代岗) for somebody counts as both. */
export const isAnother = (officer: Person, by: string | null, standsFor: string | null = null): boolean =>
  by === null || !peopleOf(officer).some((person) => person === by || person === standsFor)

const peopleOf = ({ subject, acting_for = null }: Person): string[] =>
  acting_for === null ? [subject] : [subject, acting_for]

export const isTreasurer = ({ roles }: Pick<Officer, 'roles'>): boolean => roles.includes('treasury')
