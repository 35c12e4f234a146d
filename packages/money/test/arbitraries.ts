import fc from 'fast-check'
import { fromFen, type Money, parseRatio, type Ratio } from '../src/money.ts'

const MAX_FEN = 10n ** 20n

/** From nothing to 10^18 yuan, every order of magnitude as likely as the next. */
export const anyFen: fc.Arbitrary<bigint> = fc
  .integer({ min: 0, max: 20 })
  .chain((digits) => fc.bigInt({ min: 0n, max: 10n ** BigInt(digits) }))

const anyPositiveFen = anyFen.map((fen) => (fen === 0n ? 1n : fen))

export const anyMoney: fc.Arbitrary<Money> = fc
  .tuple(anyFen, fc.boolean())
  .map(([fen, isNegative]) => fromFen(isNegative ? -fen : fen))

export const anyPositiveMoney: fc.Arbitrary<Money> = anyPositiveFen.map(fromFen)

/** 2 to 12 parts: zeros, decimals, and parts a billion times as large as others. */
export const anyRatio: fc.Arbitrary<Ratio> = fc
  .array(
    fc.oneof(
      fc.constant('0'),
      fc.integer({ min: 1, max: 12 }).map(String),
      fc.bigInt({ min: 1n, max: 10n ** 12n }).map(String),
      fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 99_999 })).map(([whole, places]) => `${whole}.${places}`),
    ),
    { minLength: 2, maxLength: 12 },
  )
  .filter((parts) => parts.some((part) => part !== '0'))
  .map((parts) => parseRatio(parts.join(':')))

/** Sizes of payments: single fen, the whole of what there is, and all in between. */
export const anyPaymentSizes: fc.Arbitrary<bigint[]> = fc.array(
  fc.oneof(fc.bigInt({ min: 1n, max: 9n }), anyPositiveFen, fc.constant(MAX_FEN)),
  { minLength: 1, maxLength: 40 },
)
