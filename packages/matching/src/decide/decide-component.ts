/** A pair of rows that agree in everything that a rule asks. */
export type Edge = Readonly<{ left: Node; right: Node }>
export type Node = Readonly<{ row: number; amount: bigint; day: number | null; content: bigint }>

export type ComponentDecision = Readonly<{
  matches: readonly Edge[]
  /** Rows between which nothing but their order decides. */
  ambiguous: readonly Readonly<{ left: readonly number[]; right: readonly number[] }>[]
}>

/** By what a rule may choose among several: its key names one record, or has been equal at least, or amount and date are all there is. */
export type Evidence = 'identifying' | 'keyed' | 'keyless'

/**
 * Decides the pairs of rows of which some fit more than one.
 *
 * Where the key identifies, the nearest or earliest take each other and what is left over is a duplicate, found later. Elsewhere rows are paired
 * only where it makes no difference who goes with whom, or where one day holds them together; the rest is ambiguous.
 */
export function decideComponents(edges: readonly Edge[], evidence: Evidence): ComponentDecision {
  const matches: Edge[] = []
  const ambiguous: { left: number[]; right: number[] }[] = []
  for (const component of componentsOf(edges)) {
    const pairs = evidence === 'identifying' ? keyPairs(component) : certainPairs(component, evidence)
    matches.push(...pairs)
    if (evidence === 'identifying') continue

    const taken = {
      left: new Set(pairs.map(({ left }) => left.row)),
      right: new Set(pairs.map(({ right }) => right.row)),
    }
    const open = component.filter(({ left, right }) => !taken.left.has(left.row) && !taken.right.has(right.row))
    for (const rest of open.length === 0 ? [] : componentsOf(open))
      ambiguous.push({ left: rowsOf(rest, 'left'), right: rowsOf(rest, 'right') })
  }
  return { matches, ambiguous }
}

/** Where one side has more rows than the other, those nearest in days, if no pair is lost by it: a payment of another month is not this month's. */
function keyPairs(edges: readonly Edge[]): Edge[] {
  const earliest = earliestPairs(edges)
  const lefts = new Set(edges.map(({ left }) => left.row)).size
  const rights = new Set(edges.map(({ right }) => right.row)).size
  if (lefts === rights) return earliest
  const nearest = takeInTurn(
    edges.toSorted(
      (a, b) =>
        compare(gap(a), gap(b)) ||
        compare(daysApart(a), daysApart(b)) ||
        byDateThenContent(a.left, b.left) ||
        byDateThenContent(a.right, b.right),
    ),
  )
  return nearest.length < earliest.length ? earliest : nearest
}

/** The smallest difference first, then the earliest of both sides: with windows of one width no pair is lost by it. */
function earliestPairs(edges: readonly Edge[]): Edge[] {
  return takeInTurn(
    edges.toSorted(
      (a, b) => compare(gap(a), gap(b)) || byDateThenContent(a.left, b.left) || byDateThenContent(a.right, b.right),
    ),
  )
}

function certainPairs(edges: readonly Edge[], evidence: Evidence): Edge[] {
  if (edges.length === 1) return [...edges]
  const lefts = new Set(edges.map(({ left }) => left.row))
  const rights = new Set(edges.map(({ right }) => right.row))
  if (lefts.size === rights.size) {
    const interchangeable =
      edges.length === lefts.size * rights.size && (isOneContent(edges, 'left') || isOneContent(edges, 'right'))
    const pairs = interchangeable || evidence === 'keyed' ? earliestPairs(edges) : []
    if (pairs.length === lefts.size) return pairs
  }
  return sameDayPairs(edges, lefts.size === rights.size)
}

/** Of as many left as right rows, where each has one of its own day. */
function sameDayPairs(edges: readonly Edge[], isEven: boolean): Edge[] {
  if (!isEven) return []
  const sameDay = edges.filter(
    ({ left, right }) => left.day !== null && left.day === right.day && gap({ left, right }) === 0n,
  )
  const count = new Set(edges.map(({ left }) => left.row)).size
  const isPerfect =
    sameDay.length === count &&
    new Set(sameDay.map(({ left }) => left.row)).size === count &&
    new Set(sameDay.map(({ right }) => right.row)).size === count
  return isPerfect ? sameDay : []
}

function takeInTurn(edges: readonly Edge[]): Edge[] {
  const left = new Set<number>()
  const right = new Set<number>()
  return edges.filter((edge) => {
    if (left.has(edge.left.row) || right.has(edge.right.row)) return false
    left.add(edge.left.row)
    right.add(edge.right.row)
    return true
  })
}

/** Edges that hang together, in an order that does not depend on theirs. */
export function componentsOf(edges: readonly Edge[]): Edge[][] {
  const parents = new Map<string, string>()
  const rootOf = (node: string): string => {
    let root = node
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    for (let at = node; at !== root; ) {
      const next = parents.get(at) ?? root
      parents.set(at, root)
      at = next
    }
    return root
  }
  for (const { left, right } of edges) {
    const [a, b] = [rootOf(`l${left.row}`), rootOf(`r${right.row}`)]
    if (a !== b) parents.set(b, a)
  }
  return [...Map.groupBy(edges, ({ left }) => rootOf(`l${left.row}`)).values()]
}

const rowsOf = (edges: readonly Edge[], side: 'left' | 'right'): number[] =>
  [...new Set(edges.map((edge) => edge[side].row))].toSorted((a, b) => a - b)

const isOneContent = (edges: readonly Edge[], side: 'left' | 'right'): boolean =>
  new Set(edges.map((edge) => edge[side].content)).size === 1

function gap({ left, right }: Edge): bigint {
  const difference = right.amount - left.amount
  return difference < 0n ? -difference : difference
}

const daysApart = ({ left, right }: Edge): number =>
  left.day === null || right.day === null ? LAST_DAY : Math.abs(right.day - left.day)

function byDateThenContent(a: Node, b: Node): number {
  return compare(a.day ?? LAST_DAY, b.day ?? LAST_DAY) || compare(a.content, b.content) || a.row - b.row
}

const compare = <T extends bigint | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)
const LAST_DAY = Number.MAX_SAFE_INTEGER
