import { useT } from '../shell/language.tsx'
import { PARTIES } from './batch-words.ts'
import { officerName } from '../parts/officer-name.ts'

const T = { standsFor: { zh: '{name}（代 {for} 岗）', en: '{name} (standing in for {for})' } } as const

/** Who did it, by name; and in whose place. */
export function Who({ by, standsFor = null }: { by: string | null; standsFor?: string | null }) {
  const t = useT()
  if (by === null) return <>—</>
  const party = PARTIES[by]
  const name = party === undefined ? officerName(by) : t(party)
  return <>{standsFor === null ? name : t(T.standsFor, { name, for: officerName(standsFor) })}</>
}
