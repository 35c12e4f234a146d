import type { BreakKind } from '@fundtrace/matching'
import { HEADERS, type ListShape, type RightLine, yuan } from './list-columns.ts'
import type { Random } from './random.ts'

/** One payment with what the bank says of it. `of`: whose rows the break names; `second`: the further right row. */
export type PlantedPair = Readonly<{
  left: readonly string[] | null
  right: readonly RightLine[]
  breaks: readonly Readonly<{ kind: BreakKind; of: 'left' | 'right' | 'pair' | 'second' }>[]
  /** Paid within a batch: no line of its own at the bank. */
  batch: Readonly<{ id: string; fen: bigint; day: string }> | null
}>

type Payment = {
  reference: string
  name: string
  account: string
  document: string
  fen: bigint
  day: string
  status: string
  batch: string
  returns: string
  bankReference: string
}

/** What can be wrong with a pair, and in every combination of two with another of these. */
const SPOILS: readonly Readonly<{ kind: BreakKind; spoil: (payment: Payment, random: Random) => void }>[] = [
  { kind: 'amount_differs', spoil: (payment, random) => (payment.fen += BigInt(random.below(100_000) + 1_000)) },
  { kind: 'rounding', spoil: (payment) => (payment.fen += 6n) },
  { kind: 'date_out_of_window', spoil: (payment) => (payment.day = dayAt(payment.day, 40)) },
  { kind: 'status_conflict', spoil: (payment) => (payment.status = '失败') },
  { kind: 'payee_mismatch', spoil: (payment) => (payment.account = `9${payment.account.slice(1)}`) },
  { kind: 'wrong_programme', spoil: (payment) => (payment.document = '示例财〔2015〕99号') },
  { kind: 'sign_reversed', spoil: (payment) => (payment.fen = -payment.fen) },
]
/** Of one number there is one thing to say. */
const AMOUNT_KINDS: ReadonlySet<BreakKind> = new Set(['amount_differs', 'rounding', 'sign_reversed'])
const ALONE = ['missing_left', 'missing_right', 'duplicate', 'returned_unposted'] as const

export function plantPair(number: number, shape: ListShape, random: Random): PlantedPair {
  const payment = drawPayment(number, random)
  if (random.below(100) === 0) return spoiled(payment, number, random)
  if (shape === 'exact') return whole(payment)
  return windowed(payment, number, random)
}

const whole = (payment: Payment): PlantedPair => ({
  left: leftCells(payment),
  right: [rightLine(payment)],
  breaks: [],
  batch: null,
})

/** Agrees all the same: within tolerance and window, without a reference, or in a batch. Batches are whole tens of numbers, of every tenth ten. */
function windowed(payment: Payment, number: number, random: Random): PlantedPair {
  if (Math.floor(number / 10) % 10 === 0) {
    const batch = `PC${String(Math.floor(number / 10)).padStart(10, '0')}`
    return {
      left: leftCells({ ...payment, reference: '', batch }),
      right: [],
      breaks: [],
      batch: { id: batch, fen: payment.fen, day: payment.day },
    }
  }
  const draw = random.below(20)
  if (draw < 2) {
    const late = {
      ...payment,
      day: dayAt(payment.day, random.below(4)),
      fen: payment.fen + BigInt(random.below(7) - 3),
    }
    return { ...whole(payment), right: [rightLine(late)] }
  }
  if (draw === 2)
    return { ...whole(payment), right: [rightLine({ ...payment, reference: '', day: dayAt(payment.day, 1) })] }
  if (draw === 3 && random.below(10) === 0) return inTwoLines(payment, random)
  if (draw === 4 && random.below(20) === 0) return twoThatFit(payment)
  return whole(payment)
}

/** The bank paid it in two lines, neither with its reference: only their sum says so. */
function inTwoLines(payment: Payment, random: Random): PlantedPair {
  const first = BigInt(1 + random.below(9_999))
  const lines = [
    { ...payment, fen: first },
    { ...payment, fen: payment.fen - first, bankReference: `${payment.bankReference}2` },
  ]
  return { ...whole(payment), right: lines.map((line) => rightLine({ ...line, reference: '' })) }
}

/** Two lines of its account and amount, a day and two days on: nothing says which is the payment. */
const twoThatFit = (payment: Payment): PlantedPair => ({
  ...whole(payment),
  right: [
    rightLine({ ...payment, reference: '', day: dayAt(payment.day, 1) }),
    rightLine({
      ...payment,
      reference: '',
      day: dayAt(payment.day, 2),
      bankReference: `${payment.bankReference}2`,
    }),
  ],
  breaks: [{ kind: 'ambiguous', of: 'left' }],
})

function spoiled(payment: Payment, number: number, random: Random): PlantedPair {
  const alone = ALONE[random.below(ALONE.length + SPOILS.length)]
  if (alone === undefined) return spoiledPair(payment, number, random)
  const left = leftCells(payment)
  const right = rightLine(payment)
  const again = { ...payment, bankReference: `${payment.bankReference}2` }
  switch (alone) {
    case 'missing_left':
      return { left, right: [], breaks: [{ kind: alone, of: 'left' }], batch: null }
    case 'missing_right':
      return { left: null, right: [right], breaks: [{ kind: alone, of: 'right' }], batch: null }
    case 'duplicate':
      return { left, right: [right, rightLine(again)], breaks: [{ kind: alone, of: 'second' }], batch: null }
    case 'returned_unposted': {
      const back = { ...again, reference: '', returns: payment.reference, fen: -payment.fen }
      return { left, right: [right, rightLine(back)], breaks: [{ kind: alone, of: 'second' }], batch: null }
    }
  }
}

function spoiledPair(payment: Payment, number: number, random: Random): PlantedPair {
  const kinds = drawKinds(number, random)
  const wrong = { ...payment }
  for (const { spoil } of kinds) spoil(wrong, random)
  return {
    left: leftCells(payment),
    right: [rightLine(wrong)],
    breaks: kinds.map(({ kind }) => ({ kind, of: 'pair' })),
    batch: null,
  }
}

/** One kind, or every second time two. */
function drawKinds(number: number, random: Random): (typeof SPOILS)[number][] {
  const first = SPOILS[random.below(SPOILS.length)]
  const second = SPOILS[random.below(SPOILS.length)]
  if (first === undefined || second === undefined) throw new Error(`nothing was drawn for ${number}`)
  const isOneNumber = AMOUNT_KINDS.has(first.kind) && AMOUNT_KINDS.has(second.kind)
  return random.below(2) === 0 || first === second || isOneNumber ? [first] : [first, second]
}

function drawPayment(number: number, random: Random): Payment {
  const place = String(number).padStart(12, '0')
  return {
    reference: `FT${place}`,
    name: `${SURNAMES[random.below(SURNAMES.length)]}${GIVEN[random.below(GIVEN.length)]}${GIVEN[random.below(GIVEN.length)]}`,
    account: `62170028${place}`,
    document: `示例财〔2016〕${1 + random.below(40)}号`,
    fen: drawFen(number, random),
    day: dayAt('2016-01-01', random.below(300)),
    status: '已付',
    batch: '',
    returns: '',
    bankReference: `B${place}`,
  }
}

/** 100.00 to 9,999.99 yuan; one in ten thousand of billions, and one in a million whose fen a JavaScript number would lose. */
function drawFen(number: number, random: Random): bigint {
  if (number % 1_000_000 === 7) return 9_007_199_254_740_993n
  if (random.below(10_000) === 0) return 900_719_925_474_099n + BigInt(random.below(1_000))
  return BigInt(10_000 + random.below(990_000))
}

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周']
const GIVEN = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '秀',
  '霞',
  '平',
]

const DAY_MS = 86_400_000
const dayAt = (from: string, later: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + later * DAY_MS).toISOString().slice(0, 10)

const leftCells = ({ reference, name, account, document, fen, day, status, batch }: Payment): string[] => [
  reference,
  name,
  account,
  document,
  yuan(fen),
  day,
  status,
  batch,
]

const rightLine = (payment: Payment): RightLine => ({
  cells: [...leftCells(payment).slice(0, HEADERS.left.length), payment.returns, payment.bankReference],
})
