import { parseMoney, toFen } from '@fundtrace/money'
import type { Explanation } from '../plan/explanation.ts'
import { attributeLine } from './attribute-line.ts'
import type { SourceLine } from './count-sources.ts'

export type PairedSupporters = Readonly<{ unitId: string; funderId: string; supporterIds: readonly string[] }>

/**
 * The part of each line that one supporting unit gave. The line's part of the unit's funder is the unit's, where no other unit that
 * is paired with the receiver gives through the same funder; where one does, by what the line says each supporter gave.
 */
export function linesOfUnit(
  unit: PairedSupporters,
  paired: readonly PairedSupporters[],
  lines: readonly (SourceLine & Readonly<{ explanation: Explanation | null }>)[],
): SourceLine[] {
  const isAlone = paired.every((other) => other.unitId === unit.unitId || other.funderId !== unit.funderId)
  return lines.flatMap(({ explanation, ...line }) => {
    const part = line.parts.find((each) => each.funderId === unit.funderId)
    if (part === undefined) return []
    const fen = isAlone ? part.fen : fenOfSupporters(unit, part.fen, explanation)
    return fen === 0n ? [] : [{ ...line, fen, parts: [{ funderId: unit.funderId, fen }] }]
  })
}

function fenOfSupporters(unit: PairedSupporters, partFen: bigint, explanation: Explanation | null): bigint {
  const given = (explanation?.steps ?? []).flatMap((step) =>
    step.step === 'part' && step.funder === unit.funderId && step.supporter !== undefined
      ? [{ id: step.supporter, fen: toFen(parseMoney(step.gives)) }]
      : [],
  )
  const bySupporter = attributeLine(partFen, given)
  return unit.supporterIds.reduce((sum, id) => sum + (bySupporter.get(id) ?? 0n), 0n)
}
