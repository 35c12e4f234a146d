import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { officerName } from '../parts/officer-name.ts'
import type { Text } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'

/** The auditors that the access service knows. */
const auditorsQuery = {
  queryKey: ['names', 'auditors'],
  queryFn: async () =>
    (await answer(api.access.GET('/v1/officers', { params: { query: { limit: 1000 } } }))).officers.filter(
      ({ roles, state }) => roles.includes('audit') && state === 'in_office',
    ),
  retry: false,
  staleTime: 300_000,
}

const ME: Text = { zh: '我', en: 'me' }

/** Auditors by subject, the officer himself first; of those whom the access service does not know only those who are named. */
export function useAuditors(named: readonly (string | null)[] = []): ReadonlyMap<string, Text> {
  const { subject } = useOfficer()
  const { data = [] } = useQuery(auditorsQuery)
  const names = new Map<string, Text>([
    [subject, { zh: `${ME.zh}（${officerName(subject)}）`, en: `${ME.en} (${officerName(subject)})` }],
  ])
  for (const { subject: other, name } of data) if (!names.has(other)) names.set(other, { zh: name, en: name })
  for (const other of named)
    if (other !== null && other !== '' && !names.has(other))
      names.set(other, { zh: officerName(other), en: officerName(other) })
  return names
}
