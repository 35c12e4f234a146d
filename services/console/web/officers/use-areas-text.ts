import { useAreaName } from '../parts/known-names.ts'

/** Areas by name, one after the other; the code of one that the register does not list. */
export function useAreasText(): (areas: readonly string[]) => string {
  const nameOf = useAreaName()
  return (areas) => areas.map((code) => nameOf(code)).join('、')
}
