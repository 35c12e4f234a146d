import { createHash } from 'node:crypto'
import type { Database, Transaction } from '@fundtrace/database'
import { DomainError } from '@fundtrace/problem'
import {
  findVersion,
  insertVersion,
  lockNewestVersion,
  readFunders,
  type RecordedDocument,
} from '../../adapters/postgres/programme-repository.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { unknown } from '../../domain/errors.ts'
import type { ProgrammeText } from '../../domain/programme/programme-text.ts'
import {
  drawnProgrammeDraws,
  drawnProgrammeElsewhere,
  programmeAreaMoved,
  programmeVersionWrong,
} from '../../domain/programme/programme-version-errors.ts'
import { funderPlaces, type Programme } from '../../domain/programme/programme.ts'
import {
  type Fault,
  type FunderFault,
  funderFault,
  programmeFundersUnknown,
} from '../../domain/programme/programme-errors.ts'
import { readProgramme } from '../../domain/programme/read-programme.ts'
import type { Officer } from '../officer.ts'

/**
 * Records what a document says as the next version of its programme; the same document again is the version that it is. Refused when it
 * cannot be computed, names a funder or programme that nobody recorded, or is not the next version.
 */
export async function recordProgramme(
  trx: Transaction,
  text: ProgrammeText,
  officer: Officer,
): Promise<RecordedDocument> {
  const document = { ...text, version: text.version ?? 1 }
  const programme = await checkProgramme(trx, document)
  const sha256 = createHash('sha256').update(canonicalJson(document)).digest('hex')
  const newest = await lockNewestVersion(trx, document.id)
  const recorded = newest && (await findVersion(trx, document.id, document.version))
  if (recorded?.document_sha256 === sha256) return recorded.document

  const wanted = (newest?.version ?? 0) + 1
  if (document.version !== wanted) throw programmeVersionWrong(document.id, document.version, wanted)
  if (newest !== undefined && newest.area_code !== programme.areaCode)
    throw programmeAreaMoved(document.id, programme.areaCode, newest.area_code)
  await insertVersion(trx, document, sha256, officer.subject)
  return document
}

/** Every fault that `recordProgramme` would refuse the document for. Nothing is kept. */
export async function findProgrammeFaults(db: Database, text: ProgrammeText): Promise<readonly Fault[]> {
  const understood = understand(text)
  if ('faults' in understood) return understood.faults
  const unknownFunders = await findUnknownFunders(db, understood.programme)
  const refusal = await checkDrawnProgramme(db, understood.programme).catch(refusalOf)
  return refusal === undefined
    ? unknownFunders
    : [
        ...unknownFunders,
        {
          path: '/draws_on',
          value: understood.programme.drawsOn,
          reason: refusal.title,
          expected: `a programme of ${text.area_code} that has funders`,
        },
      ]
}

async function checkProgramme(trx: Transaction, text: ProgrammeText): Promise<Programme> {
  const programme = readProgramme(text)
  const unknownFunders = await findUnknownFunders(trx, programme)
  if (unknownFunders.length > 0) throw programmeFundersUnknown(unknownFunders)
  await checkDrawnProgramme(trx, programme)
  return programme
}

/** Each at its own place. */
async function findUnknownFunders(db: Database | Transaction, programme: Programme): Promise<FunderFault[]> {
  const known = new Set((await readFunders(db)).map((funder) => funder.id))
  const lenders = programme.payment.advanceBy.map((funder, index) => ({ funder, path: `/payment/advance_by/${index}` }))
  return [...funderPlaces(programme), ...lenders].flatMap(({ funder, path }) =>
    known.has(funder) ? [] : [funderFault(funder, path)],
  )
}

async function checkDrawnProgramme(
  db: Database | Transaction,
  { drawsOn, areaCode }: Pick<Programme, 'drawsOn' | 'areaCode'>,
): Promise<undefined> {
  if (drawsOn === null) return
  const drawn = await findVersion(db, drawsOn, null)
  if (drawn === undefined) throw unknown('programme', drawsOn)
  if (drawn.area_code !== areaCode) throw drawnProgrammeElsewhere(drawsOn, drawn.area_code, areaCode)
  if (drawn.document.draws_on !== undefined) throw drawnProgrammeDraws(drawsOn, drawn.document.draws_on)
}

function understand(text: ProgrammeText): { programme: Programme } | { faults: readonly Fault[] } {
  try {
    return { programme: readProgramme(text) }
  } catch (error) {
    return { faults: faultsOf(error) }
  }
}

/** As `programmeInvalid` put them there. */
function faultsOf(error: unknown): readonly Fault[] {
  const { code, title, values } = refusalOf(error)
  if (code === 'ALLOCATION_PROGRAMME_INVALID') return values['errors'] as readonly Fault[]
  return [{ path: '', value: null, reason: title, expected: null }]
}

function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  throw error
}
