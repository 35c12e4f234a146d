import { DomainError } from '@fundtrace/problem'

/** What a kind of account is called in the books of the bureau, by standard; null where the standard has no code for it. */
export type GovernmentAccounts = Readonly<{
  standards: readonly Standard[]
  of: (kind: string) => readonly (GovernmentAccount | null)[]
}>
type Standard = Readonly<{ id: string; title: string }>
type GovernmentAccount = Readonly<{ code: string; name: string }>

/** Every kind of the chart: a file has to speak of each, so that a new kind is not passed over. */
export const ACCOUNT_KINDS = [
  'cash',
  'due',
  'appropriation',
  'awarded',
  'in-transit',
  'unidentified',
  'refund',
  'clearing',
  'receivable',
  'claim',
  'advance',
  'interest',
  'fee',
  'general',
] as const

/**
 * Takes what a mapping file says, as parsed. `accounts` is in the order of `standards`.
 *
 * @throws DomainError LEDGER_MAPPING_MALFORMED, with the place that is wrong
 */
export function readGovernmentAccounts(content: unknown): GovernmentAccounts {
  const file = objectAt(content, 'the file', ['standards', 'kinds'])
  const standards = Object.entries(objectAt(file['standards'], 'standards')).map(([id, title]) => {
    if (!/^[a-z][a-z0-9-]{0,20}$/.test(id)) throw mappingMalformed(`standards.${id}`, 'a short name in small letters')
    return { id, title: textAt(title, `standards.${id}`) }
  })
  if (standards.length === 0 || standards.length > STANDARDS_MAX)
    throw mappingMalformed('standards', `one to ${STANDARDS_MAX} standards`)
  const ids = standards.map(({ id }) => id)
  const kinds = objectAt(file['kinds'], 'kinds', ACCOUNT_KINDS)
  const accounts = new Map<string, readonly (GovernmentAccount | null)[]>()
  for (const kind of ACCOUNT_KINDS) {
    if (!Object.hasOwn(kinds, kind)) throw mappingMalformed(`kinds.${kind}`, 'this kind too; {} where it has no code')
    const byStandard = objectAt(kinds[kind], `kinds.${kind}`, ids)
    accounts.set(
      kind,
      ids.map((id) => (byStandard[id] === undefined ? null : accountAt(byStandard[id], `kinds.${kind}.${id}`))),
    )
  }
  const none = standards.map(() => null)
  return { standards, of: (kind) => accounts.get(kind) ?? none }
}

function accountAt(value: unknown, place: string): GovernmentAccount {
  const { code, name } = objectAt(value, place, ['code', 'name'])
  // A number would have lost the zeros before it.
  if (typeof code !== 'string' || !/^\d{3,16}$/.test(code))
    throw mappingMalformed(`${place}.code`, "3 to 16 digits as text, '1002'")
  return { code, name: textAt(name, `${place}.name`) }
}

function objectAt(value: unknown, place: string, names?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw mappingMalformed(place, 'names with what stands under them')
  for (const name of Object.keys(value))
    if (names !== undefined && !names.includes(name))
      throw mappingMalformed(`${place}.${name}`.slice(0, 100), `one of ${names.join(', ')}`)
  return { ...value }
}

function textAt(value: unknown, place: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > TEXT_MAX || UNSHOWN.test(value))
    throw mappingMalformed(place, `a text of at most ${TEXT_MAX} characters`)
  return value
}

export const mappingMalformed = (place: string, wanted: string): DomainError =>
  new DomainError({
    code: 'LEDGER_MAPPING_MALFORMED',
    kind: 'malformed',
    title: { zh: '会计科目对照表不正确', en: 'The mapping to accounting codes is malformed' },
    detail: `At ${place} the mapping has to have ${wanted}.`,
    values: { place, wanted },
  })

const STANDARDS_MAX = 5
const TEXT_MAX = 100
const UNSHOWN = /\p{Cc}/u
