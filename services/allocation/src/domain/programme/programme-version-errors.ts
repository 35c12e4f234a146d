import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

export const programmeVersionUnknown = (programmeId: string, version: number): DomainError =>
  problem(
    'not_found',
    'PROGRAMME_VERSION_UNKNOWN',
    '项目政策没有该版本',
    'The programme has no such version',
    `${programmeId} has no version ${version}.`,
    { programme_id: programmeId, version },
  )

/** A recorded version is not edited, and none is left out. */
export const programmeVersionWrong = (programmeId: string, version: number, wanted: number): DomainError =>
  problem(
    'conflict',
    'PROGRAMME_VERSION_WRONG',
    '项目政策版本号不连续或内容已登记',
    'The version of the programme is not the next one',
    `${programmeId} is recorded up to version ${wanted - 1}, which is not edited; another document is version ${wanted}, not ${version}.`,
    { programme_id: programmeId, version, wanted },
  )

/** Its funds stand on the area that carries it out. */
export const programmeAreaMoved = (programmeId: string, areaCode: string, recorded: string): DomainError =>
  problem(
    'refused',
    'PROGRAMME_AREA_MOVED',
    '项目政策的实施区划不可变更',
    'A programme keeps its area',
    `${programmeId} is carried out by ${recorded}; a version for ${areaCode} is another programme.`,
    { programme_id: programmeId, area_code: areaCode, recorded_area: recorded },
  )

export const drawnProgrammeElsewhere = (programmeId: string, areaCode: string, wanted: string): DomainError =>
  problem(
    'refused',
    'PROGRAMME_DRAWS_ELSEWHERE',
    '列支的项目政策不在同一区划',
    'The programme that is drawn on is of another area',
    `${programmeId} is carried out by ${areaCode}; only a programme of ${wanted} can be drawn on.`,
    { programme_id: programmeId, area_code: areaCode, wanted_area: wanted },
  )

/** One programme that draws on another that draws: nobody would owe its money. */
export const drawnProgrammeDraws = (programmeId: string, drawsOn: string): DomainError =>
  problem(
    'refused',
    'PROGRAMME_DRAWS_ON_DRAWING',
    '列支的项目政策本身没有出资方',
    'The programme that is drawn on has no funders of its own',
    `${programmeId} draws on ${drawsOn} itself; draw on a programme that has funders.`,
    { programme_id: programmeId, draws_on: drawsOn },
  )
