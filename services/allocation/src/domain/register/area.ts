/** An area on one day. Codes of 2, 4, 6, 9 and 12 digits; the parent is the area whose code it begins with. */
export type AreaState = Readonly<{
  name: string
  state: 'active' | 'abolished'
  /** The area that it was merged into. */
  successor: string | null
}>

/**
 * The code in force for each listed code: of an active area its own, of one that was merged that of its last successor. One that was
 * abolished without successor stays itself: its households are still somewhere. Mergers in a circle, which would be a mistake on
 * record, end where the circle closes.
 */
export function codesInForce(areas: ReadonlyMap<string, AreaState>): Map<string, string> {
  return new Map([...areas.keys()].map((code) => [code, follow(areas, code)]))
}

function follow(areas: ReadonlyMap<string, AreaState>, code: string): string {
  const seen = new Set([code])
  let current = code
  for (;;) {
    const next = areas.get(current)?.successor ?? null
    if (next === null || seen.has(next)) return current
    seen.add(next)
    current = next
  }
}

const LENGTHS = [12, 9, 6, 4, 2] as const

/** The code in force for any code: the nearest listed area that it is or lies in decides; in an active one it stays what it is. */
export function codeInForce(inForce: ReadonlyMap<string, string>, code: string): string {
  for (const length of LENGTHS) {
    if (length > code.length) continue
    const listed = code.slice(0, length)
    const target = inForce.get(listed)
    if (target !== undefined) return target === listed ? code : target
  }
  return code
}

/**
 * The same decision for SQL: of the codes that a home begins with the longest decides, null leaves it as it is. Only what was merged is
 * listed, and what is listed and active below it.
 */
export type MovedAreas = Readonly<{ movedFrom: readonly string[]; movedTo: readonly (string | null)[] }>

export function movedAreas(inForce: ReadonlyMap<string, string>): MovedAreas {
  const moved = [...inForce].filter(([code, target]) => code !== target)
  const spared = [...inForce.keys()].filter(
    (code) => inForce.get(code) === code && moved.some(([former]) => code.startsWith(former)),
  )
  return {
    movedFrom: [...moved.map(([code]) => code), ...spared],
    movedTo: [...moved.map(([, target]) => target), ...spared.map(() => null)],
  }
}

/** The areas listed on a day, and the counties below which some are. */
export type KnownAreas = Readonly<{ areas: ReadonlyMap<string, AreaState>; listedCounties: ReadonlySet<string> }>

export const knownAreasOf = (areas: ReadonlyMap<string, AreaState>): KnownAreas => ({
  areas,
  listedCounties: new Set(
    [...areas.keys()].filter((code) => code.length > COUNTY_DIGITS).map((code) => code.slice(0, COUNTY_DIGITS)),
  ),
})

/**
 * Whether a code may be a home on that day. Where a county lists none of its areas, every code below it may; where it lists some,
 * a township or village must be listed and active.
 */
export function isKnownArea({ areas, listedCounties }: KnownAreas, code: string): boolean {
  const own = areas.get(code)
  if (own !== undefined) return own.state === 'active'
  return code.length <= COUNTY_DIGITS || !listedCounties.has(code.slice(0, COUNTY_DIGITS))
}

const COUNTY_DIGITS = 6
