import type { Database } from '@fundtrace/database'
import { readMovedAreas } from '../../adapters/postgres/register/area-repository.ts'
import { readStandings } from '../../adapters/postgres/register/receiver-repository.ts'
import type { Plan } from '../../adapters/postgres/plan-repository.ts'
import {
  type AbsenceReason,
  absenceReasons,
  OTHER_PROGRAMME,
  REGISTER_UNKNOWN,
  type Side,
} from '../../domain/plan/absence.ts'
import type { Receiver, ReceiverKind } from '../../domain/plan/receiver.ts'
import { BASES } from '../../domain/programme/base.ts'
import { itemKindOf, type Programme, receiverKindOf } from '../../domain/programme/programme.ts'
import { readReceivers } from '../register/read-receivers.ts'

/** A plan with the version of the programme that it was computed by. */
export type PlanBasis = Readonly<{ plan: Plan; programme: Programme; year: number }>

/** Of the receivers with a line in one plan and none in the other, why: a few reads for all of them. */
export async function explainAbsences(
  db: Database,
  change: 'new' | 'gone',
  ids: readonly string[],
  plans: Readonly<{ there: PlanBasis; absent: PlanBasis }>,
): Promise<ReadonlyMap<string, readonly AbsenceReason[]>> {
  if (ids.length === 0) return new Map()
  const same = (reason: AbsenceReason) => new Map(ids.map((id) => [id, [reason]]))
  const kind = receiverKindOf(plans.absent.programme)
  if (kind === null || kind !== receiverKindOf(plans.there.programme)) return same(OTHER_PROGRAMME)
  const there = await readSides(db, kind, ids, plans.there)
  const absent = await readSides(db, kind, ids, plans.absent)
  if (there === null || absent === null) return same(REGISTER_UNKNOWN)
  return new Map(ids.map((id) => [id, absenceReasons(change, there(id), absent(id))]))
}

/** Null where the plan is from before the register had days. */
async function readSides(
  db: Database,
  kind: ReceiverKind,
  ids: readonly string[],
  { plan, programme, year }: PlanBasis,
): Promise<((id: string) => Side) | null> {
  if (plan.registerDay === null || plan.registerRevision === null) return null
  const at = { day: plan.registerDay, revision: plan.registerRevision }
  const rows = await readStandings(db, kind, ids, at, await readMovedAreas(db, at))
  const standings = new Map(rows.map((row) => [row.id, row]))
  const receivers = new Map<string, Receiver>()
  const pages = readReceivers(db, {
    ...at,
    kind,
    ids,
    // Wherever they are by then.
    areas: [''],
    itemKind: itemKindOf(programme),
    year,
    withMembers: BASES[programme.base.of].unit === 'member',
  })
  for await (const page of pages) for (const receiver of page) receivers.set(receiver.id, receiver)
  return (id) => {
    const row = standings.get(id)
    const standing =
      row === undefined
        ? null
        : { status: row.status, graceUntil: row.grace_until, recordedArea: row.recorded_area, area: row.area_code }
    return { programme, year, ...at, standing, receiver: receivers.get(id) ?? null }
  }
}
