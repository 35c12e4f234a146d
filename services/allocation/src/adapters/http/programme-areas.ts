import { type Caller, normaliseArea, requireArea } from '@fundtrace/http-server'
import type { ProgrammeText } from '../../domain/programme/programme-text.ts'

/** Whoever writes a programme covers the area that carries it out and all those whose households it would count (F9). */
export function requireProgrammeAreas(caller: Caller, { area_code, covers = [] }: ProgrammeText): void {
  for (const area of [area_code, ...covers]) requireArea(caller, area)
}

/** Areas as the digits that matter: 441800 is 4418. */
export const withNormalAreas = (text: ProgrammeText): ProgrammeText => ({
  ...text,
  area_code: normaliseArea(text.area_code),
  ...(text.covers && { covers: text.covers.map(normaliseArea) }),
})
