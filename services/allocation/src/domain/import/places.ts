import { type Fault, fault } from './fault.ts'
import type { ImportCells } from './columns.ts'
import { shownValue } from './shown-value.ts'

/** A listed area on the day from which the import holds, with the code in force for it: null where it was abolished without successor. */
export type ListedArea = Readonly<{ code: string; name: string; codeInForce: string | null }>

/** Where a household may live, as far as this import can tell. */
export type Places = Readonly<{
  /** Of the officer: prefixes of codes. */
  covers: readonly string[]
  codeInForce: ReadonlyMap<string, string | null>
  /** Counties of which townships or villages are listed. There, what is not listed does not exist. */
  listedCounties: ReadonlySet<string>
  /** '源潭镇/积余村' and '/积余村', within what is covered. */
  codesByName: ReadonlyMap<string, readonly string[]>
}>

export function gatherPlaces(areas: readonly ListedArea[], covers: readonly string[]): Places {
  const names = new Map(areas.map((area) => [area.code, nameKey(area.name)]))
  const codesByName = new Map<string, string[]>()
  const add = (key: string, code: string): void => {
    const codes = codesByName.get(key) ?? []
    if (!codes.includes(code)) codesByName.set(key, [...codes, code])
  }
  for (const { code, name, codeInForce } of areas) {
    if (codeInForce === null || !isWithin(covers, codeInForce)) continue
    if (code.length === TOWNSHIP_DIGITS) add(`${nameKey(name)}/`, codeInForce)
    if (code.length !== VILLAGE_DIGITS) continue
    add(`/${nameKey(name)}`, codeInForce)
    add(`${names.get(code.slice(0, TOWNSHIP_DIGITS)) ?? ''}/${nameKey(name)}`, codeInForce)
  }
  return {
    covers,
    codeInForce: new Map(areas.map((area) => [area.code, area.codeInForce])),
    listedCounties: new Set(areas.filter(({ code }) => code.length > COUNTY_DIGITS).map(({ code }) => countyOf(code))),
    codesByName,
  }
}

/** The code in force of a row's home, or the fault: by its code, or where that cell is empty by the names. */
export function findPlace(row: number, cells: ImportCells, places: Places): string | Fault {
  const written = cells.area_code?.text.trim() ?? ''
  return written === '' ? findByName(row, cells, places) : findByCode(row, written, places)
}

function findByCode(row: number, written: string, places: Places): string | Fault {
  const code = written.normalize('NFKC').replaceAll(/\s/g, '')
  const value = shownValue('area_code', written)
  const inForce = places.codeInForce.get(code)
  const isListable = HOME_CODE.test(code) && !places.listedCounties.has(countyOf(code))
  const home = inForce === undefined && isListable ? code : inForce
  if (home === undefined || home === null || !HOME_CODE.test(home))
    return fault('AREA_UNKNOWN', row, 'area_code', { value })
  return isWithin(places.covers, home)
    ? home
    : fault('AREA_OUTSIDE_ACCESS', row, 'area_code', { value, expected: places.covers.join('、') })
}

function findByName(row: number, cells: ImportCells, places: Places): string | Fault {
  const township = nameKey(cells.township?.text ?? '')
  const village = nameKey(cells.village?.text ?? '')
  if (township === '' && village === '')
    return fault('CELL_MISSING', row, cells.area_code === undefined ? 'village' : 'area_code')
  const column = village === '' ? 'township' : 'village'
  const value = shownValue(column, cells[column]?.text ?? '')
  const [code, another] = places.codesByName.get(`${township}/${village}`) ?? []
  if (code === undefined) return fault('AREA_UNKNOWN', row, column, { value })
  return another === undefined ? code : fault('AREA_NAME_AMBIGUOUS', row, column, { value })
}

const COUNTY_DIGITS = 6
const TOWNSHIP_DIGITS = 9
const VILLAGE_DIGITS = 12
/** A household's home is a township or a village. */
const HOME_CODE = /^[1-9]\d{8}(?:\d{3})?$/

const countyOf = (code: string): string => code.slice(0, COUNTY_DIGITS)
const nameKey = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '')
const isWithin = (covers: readonly string[], code: string): boolean => covers.some((prefix) => code.startsWith(prefix))
