import type { Sources } from './guarantee.ts'

/** Fen throughout: these run once for each household of a county. */
export type SourceLine = Readonly<{
  programmeId: string
  planId: string
  line: number
  fen: bigint
  parts: readonly Readonly<{ funderId: string; fen: bigint }>[]
}>

/** Support money beside the programmes. `countsIn` names the programme whose line contains it already. */
export type SourceSupport = Readonly<{
  id: string
  giver: string
  kind: string
  funderId: string | null
  fen: bigint
  countsIn: string | null
}>

/** What one source gave; `contained` is the part of a support that a programme's line has counted already. */
export type CountedSource =
  | Readonly<{ source: 'programme'; line: SourceLine; fen: bigint }>
  | Readonly<{ source: 'support'; support: SourceSupport; contained: bigint; fen: bigint }>

/**
 * Everything that a receiver was given, each fen once. A donation that counts in a programme (the charity day's, in what the
 * cadres give) is contained in that programme's line up to what the line holds of its own funder; what goes beyond is given on
 * top. One whose programme gives this receiver nothing counts whole.
 */
export function countSources(
  lines: readonly SourceLine[],
  supports: readonly SourceSupport[],
  sources: Sources,
): CountedSource[] {
  const asked = lines.filter((line) => sources === 'all' || sources.has(line.programmeId))
  const rooms = roomsOf(asked)
  return [
    ...asked.map((line): CountedSource => ({ source: 'programme', line, fen: line.fen })),
    ...supports
      .filter(({ countsIn }) => sources === 'all' || (countsIn !== null && sources.has(countsIn)))
      .map((support): CountedSource => {
        const contained = takeRoom(support, rooms)
        return { source: 'support', support, contained, fen: support.fen - contained }
      }),
  ]
}

export const sumOfSources = (sources: readonly CountedSource[]): bigint =>
  sources.reduce((sum, { fen }) => sum + fen, 0n)

type Room = { fen: bigint; readonly byFunder: Map<string, bigint> }

function roomsOf(lines: readonly SourceLine[]): Map<string, Room> {
  const rooms = new Map<string, Room>()
  for (const { programmeId, fen, parts } of lines) {
    const room = rooms.get(programmeId) ?? { fen: 0n, byFunder: new Map<string, bigint>() }
    room.fen += fen
    for (const part of parts) room.byFunder.set(part.funderId, (room.byFunder.get(part.funderId) ?? 0n) + part.fen)
    rooms.set(programmeId, room)
  }
  return rooms
}

/** Room is used up as it is taken, so two donations are never contained in the same fen. */
function takeRoom({ countsIn, funderId, fen }: SourceSupport, rooms: Map<string, Room>): bigint {
  const room = countsIn === null ? undefined : rooms.get(countsIn)
  if (room === undefined) return 0n
  const ofFunder = funderId === null ? undefined : room.byFunder.get(funderId)
  const taken = least(fen, room.fen, ofFunder ?? room.fen)
  room.fen -= taken
  if (funderId !== null && ofFunder !== undefined) room.byFunder.set(funderId, ofFunder - taken)
  return taken
}

const least = (...amounts: readonly [bigint, ...bigint[]]): bigint =>
  amounts.reduce((smallest, amount) => (amount < smallest ? amount : smallest))
