import { DomainError } from '@fundtrace/problem'

const AREA_CODE = /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/

/**
 * An area code as the digits that matter: GB/T 2260 for province, city and county, and the longer codes of townships
 * and villages below them. 6 digits that end in zero pairs mean the level above: '441800' is '4418', '440000' is '44'.
 */
export function normaliseArea(code: string): string {
  // No province begins with 0, so '000000' cannot shrink to a prefix of everything.
  if (!AREA_CODE.test(code) || code.startsWith('0')) throw malformedArea(code)
  return code.length === 6 ? code.replace(/(?:00){1,2}$/, '') : code
}

/** True when one of the caller's areas is the area of the code or lies above it: '4418' covers '441802103'. */
export function coversArea(callerAreas: readonly string[], code: string): boolean {
  const area = normaliseArea(code)
  return callerAreas.some((callerArea) => area.startsWith(normaliseArea(callerArea)))
}

/** Refuses a caller whose access does not reach the area. */
export function requireArea(caller: Readonly<{ areas: readonly string[] }>, areaCode: string): void {
  if (coversArea(caller.areas, areaCode)) return
  throw new DomainError({
    code: 'ACCESS_AREA_FORBIDDEN',
    kind: 'forbidden',
    title: { zh: '无权访问该行政区划', en: 'The area is outside your access' },
    detail: `Area ${areaCode} is not covered by your access to ${caller.areas.join(', ') || 'no area'}`,
    values: { area: areaCode, your_areas: [...caller.areas] },
  })
}

/**
 * The caller's areas for a filter in SQL, against codes stored as `normaliseArea` gives them:
 * `area LIKE ANY (prefix || '%')`. None lies within another; an empty list matches nothing.
 */
export function areaPrefixes(caller: Readonly<{ areas: readonly string[] }>): string[] {
  const areas = [...new Set(caller.areas.map(normaliseArea))].sort()
  return areas.filter((area) => !areas.some((other) => other !== area && area.startsWith(other)))
}

const malformedArea = (code: string): DomainError =>
  new DomainError({
    code: 'ACCESS_AREA_MALFORMED',
    kind: 'malformed',
    title: { zh: '行政区划代码不正确', en: 'Not an area code' },
    detail: `An area code has 2, 4, 6, 9 or 12 digits and does not begin with 0, unlike "${code.slice(0, 100)}"`,
    values: { area: code.slice(0, 100) },
  })
