import { useQuery } from '@tanstack/react-query'
import { officerName } from '../parts/officer-name.ts'
import { useOfficer } from '../shell/session.ts'
import { colleaguesQuery } from './officer-queries.ts'

/** An officer of one's areas by name; else what can be read off how he is called at the sign-in. */
export function useOfficerNames(): (subject: string) => string {
  const me = useOfficer()
  const { data } = useQuery(colleaguesQuery)
  return (subject) =>
    subject === me.subject ? me.name : (data?.find((one) => one.subject === subject)?.name ?? officerName(subject))
}
