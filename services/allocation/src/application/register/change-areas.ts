import type { Transaction } from '@fundtrace/database'
import { insertAreaVersions, NOW, readAreas } from '../../adapters/postgres/register/area-repository.ts'
import { insertRevision, lockRegister } from '../../adapters/postgres/register/revision-repository.ts'
import type { AreaState } from '../../domain/register/area.ts'
import {
  areaAlreadyListed,
  areaMergedIntoItself,
  dayInFuture,
  notInRegister,
} from '../../domain/register/register-errors.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'

type Dated = Readonly<{ valid_from: string; reason: string }>
type Changed = Readonly<{ revision: number; areas: number }>

/** New areas, or such as were abolished and are again. */
export const listNewAreas = (
  trx: Transaction,
  order: Dated & Readonly<{ areas: readonly Readonly<{ code: string; name: string }>[] }>,
  officer: Officer,
): Promise<Changed> =>
  changeAreas(trx, order, officer, (known) =>
    order.areas.map(({ code, name }) => {
      if (known.get(code)?.state === 'active') throw areaAlreadyListed(code, order.valid_from)
      return [code, { name, state: 'active', successor: null }]
    }),
  )

export const renameArea = (
  trx: Transaction,
  order: Dated & Readonly<{ code: string; name: string }>,
  officer: Officer,
): Promise<Changed> =>
  changeAreas(trx, order, officer, (known) => [
    [order.code, { ...requireActive(known, order.code, order.valid_from), name: order.name }],
  ])

/** From the day on the areas are no more; who lives there lives in `into` without being told so one by one. Null: they are just abolished. */
export const mergeAreas = (
  trx: Transaction,
  order: Dated & Readonly<{ codes: readonly string[]; into: string | null }>,
  officer: Officer,
): Promise<Changed> =>
  changeAreas(trx, order, officer, (known) => {
    const { codes, into, valid_from } = order
    if (into !== null && codes.includes(into)) throw areaMergedIntoItself(into)
    if (into !== null) requireActive(known, into, valid_from)
    return codes.map((code) => [
      code,
      { ...requireActive(known, code, valid_from), state: 'abolished', successor: into },
    ])
  })

async function changeAreas(
  trx: Transaction,
  order: Dated,
  officer: Officer,
  decide: (known: ReadonlyMap<string, AreaState>) => readonly (readonly [string, AreaState])[],
): Promise<Changed> {
  const today = todayInShanghai()
  if (order.valid_from > today) throw dayInFuture(order.valid_from, today)
  await lockRegister(trx)
  const changed = decide(await readAreas(trx, { ...NOW, day: order.valid_from }))
  const revision = await insertRevision(trx, { kind: 'areas', reason: order.reason, recordedBy: officer.subject })
  await insertAreaVersions(
    trx,
    changed.map(([code, { name, state, successor }]) => ({
      code,
      valid_from: order.valid_from,
      revision,
      name,
      state,
      successor_code: successor,
      reason: order.reason,
    })),
  )
  return { revision, areas: changed.length }
}

function requireActive(known: ReadonlyMap<string, AreaState>, code: string, day: string): AreaState {
  const area = known.get(code)
  if (area?.state !== 'active') throw notInRegister('area', code, day)
  return area
}
