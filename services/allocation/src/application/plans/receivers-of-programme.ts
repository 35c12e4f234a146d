import type { Moment } from '../../adapters/postgres/register/revision-repository.ts'
import { BASES } from '../../domain/programme/base.ts'
import { itemKindOf, type Programme, receiverKindOf } from '../../domain/programme/programme.ts'
import type { ReceiverQuery } from '../register/read-receivers.ts'

/** Whom a programme may pay, with what it asks of them. */
export function receiversOfProgramme(programme: Programme, at: Moment, year: number): ReceiverQuery {
  const kind = receiverKindOf(programme)
  if (kind === null) throw new Error(`Programme ${programme.id} has nobody in the register`)
  return {
    ...at,
    kind,
    areas: programme.covers,
    itemKind: itemKindOf(programme),
    year,
    withMembers: BASES[programme.base.of].unit === 'member',
    withSupporters: asksSupporters(programme),
  }
}

const asksSupporters = ({ funding }: Programme): boolean =>
  funding?.kind === 'fixed' && funding.parts.some((part) => 'by' in part && part.by === 'supporters')
