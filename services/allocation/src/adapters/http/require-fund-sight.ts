import type { Database } from '@fundtrace/database'
import { type Caller, coversArea, requireArea } from '@fundtrace/http-server'
import { type Fund, readFunderAreas } from '../postgres/programme-repository.ts'

/** A fund is seen by the area that carries it out and, once approved, by the areas that pay for it; it is moved by the former alone. */
export async function requireFundSight(
  db: Database,
  caller: Caller,
  fund: Pick<Fund, 'id' | 'area_code'>,
): Promise<void> {
  const funderAreas = await readFunderAreas(db, fund.id)
  if (!funderAreas.some((area) => coversArea(caller.areas, area))) requireArea(caller, fund.area_code)
}
