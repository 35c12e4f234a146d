export type SampleUnit = Readonly<{
  /** Once in the population. */
  name: string
  /** Fen. Its absolute value counts. */
  amount: bigint
  stratum: string
}>

/** Units by their places, from 0. */
export type SamplePopulation = Readonly<{
  size: number
  unitAt: (place: number) => SampleUnit
  /** Below zero where the unit of the first place has the smaller name: by UTF-16 code units. */
  compareNames: (place: number, other: number) => number
}>

export const POPULATION_MAX = 5_000_000
export const STRATA_MAX = 10_000

/** Why no more was taken. */
export type PopulationLimit = 'units' | 'strata'

/**
 * A population of numbered units in columns, some 25 bytes a unit: millions are held at once, since a sample is an order of them all. `add` says which
 * limit it would go beyond, and has taken nothing then.
 */
export function packPopulation(
  limits: Readonly<{ units: number; strata: number }> = { units: POPULATION_MAX, strata: STRATA_MAX },
): Readonly<{
  add: (number: number, amount: bigint, stratum: string) => PopulationLimit | null
  close: () => SamplePopulation
}> {
  const strata = new Map<string, number>()
  /** Amounts beyond 64 bits, which NUMERIC(21,2) has room for. */
  const vast = new Map<number, bigint>()
  let columns = columnsOf(FIRST_ROOM)
  let size = 0
  return {
    add: (number, amount, stratum) => {
      if (size >= limits.units) return 'units'
      const known = strata.get(stratum)
      if (known === undefined && strata.size >= limits.strata) return 'strata'
      if (known === undefined) strata.set(stratum, strata.size)
      if (size === columns.numbers.length) columns = grown(columns)
      columns.numbers[size] = number
      if (BigInt.asIntN(64, amount) === amount) columns.amounts[size] = amount
      else vast.set(size, amount)
      columns.strata[size] = known ?? strata.size - 1
      size += 1
      return null
    },
    close: () => {
      const names = [...strata.keys()]
      const { numbers, amounts } = columns
      const orders = Float64Array.from(numbers.subarray(0, size), textOrder)
      return {
        size,
        unitAt: (place) => ({
          name: String(numbers[place] ?? 0),
          amount: vast.get(place) ?? amounts[place] ?? 0n,
          stratum: names[columns.strata[place] ?? 0] ?? '',
        }),
        compareNames: (place, other) => (orders[place] ?? 0) - (orders[other] ?? 0),
      }
    },
  }
}

type Columns = Readonly<{ numbers: Int32Array; amounts: BigInt64Array; strata: Uint16Array }>
const FIRST_ROOM = 4_096

const columnsOf = (room: number): Columns => ({
  numbers: new Int32Array(room),
  amounts: new BigInt64Array(room),
  strata: new Uint16Array(room),
})

function grown(columns: Columns): Columns {
  const more = columnsOf(columns.numbers.length * 2)
  more.numbers.set(columns.numbers)
  more.amounts.set(columns.amounts)
  more.strata.set(columns.strata)
  return more
}

/**
 * A number's place in the order of its decimal text: its digits pushed to the left, then how many they are ('1' < '10' < '2'). What begins with a minus
 * comes before. Exact: below 2^38.
 */
function textOrder(number: number): number {
  const digits = String(Math.abs(number)).length
  const order = Math.abs(number) * 10 ** (DIGITS_MAX - digits) * 16 + digits
  return number < 0 ? order - LEAST : order
}
/** Of an integer of 32 bits. */
const DIGITS_MAX = 10
const LEAST = 2 ** 40
