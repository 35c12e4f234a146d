import { REASON_CODES } from '../../../packages/bank-formats/src/reasons/reason-codes.ts'
import type { Order } from './bank.ts'

/** What happens to a payment at the bank, besides being paid or failing once for a reason of its list. */
export const TROUBLES = [
  /** Paid, and told twice in one file. */
  'told_twice',
  /** Paid; a later file says that it failed. */
  'contradicted',
  /** Told with an amount that is a fen off; a later file has it right. */
  'fen_off',
  /** Told with a word that nobody knows; a later file says that it is paid. */
  'unknown_then_paid',
  /** The same; two officers say on a document that it failed. */
  'unknown_then_decided',
  /** Paid, then sent back by the payee's bank. */
  'sent_back',
  /** The same, when batch and month are closed. */
  'sent_back_late',
  /** Fails, is sent again, fails again: it is withdrawn. */
  'fails_twice',
  /** Paid, but was not due: it is claimed back, and its award ends. */
  'claimed_back',
] as const
export type Trouble = (typeof TROUBLES)[number]

/** Why a payment fails, as the bank writes it, and the ISO code that it comes to. */
export type Failure = Readonly<{ said: Readonly<{ code?: string; words: string }>; code: string }>

/** What banks write in their tables where they give no code: by hand, so that the mapping does not check itself. */
const WORDS: readonly (readonly [words: string, code: string])[] = [
  ['收款人已死亡', 'MD07'],
  ['户名与账号不符', 'BE01'],
  ['缺少户名', 'BE22'],
  ['重复代发', 'AM05'],
  ['付款账户余额不足', 'AM04'],
  ['账户已销户', 'AC04'],
  ['账户已冻结', 'AC06'],
  ['超过账户限额', 'AM14'],
  ['该户为Ⅱ类户', 'AC14'],
  ['行号有误', 'RC01'],
  ['收款行未开通', 'CNOR'],
  ['账号不存在', 'AC01'],
  ['查无此人', 'BE06'],
  ['金额格式有误', 'AM12'],
  ['总笔数不符', 'AM18'],
  ['合计金额不符', 'AM10'],
  ['超过受理时间', 'TM01'],
  ['处理超时', 'AB05'],
  ['已撤销', 'FOCR'],
  ['客户要求退回', 'CUST'],
  ['不允许此类交易', 'AG01'],
  ['系统故障', 'TECH'],
  ['原因不详', 'MS03'],
]
const coded: readonly Failure[] = Object.entries(REASON_CODES).map(([code, { zh }]) => ({
  said: { code, words: zh },
  code,
}))
/** Of pain.002 every code; of the agent bank's table every code before its words, and every word without a code. */
export const FAILURES = {
  'pain.001': coded,
  workbook: [
    ...coded.map(({ code, said }) => ({ code, said: { words: `${code} ${said.words}` } })),
    ...WORDS.map(([words, code]) => ({ code, said: { words } })),
  ],
} as const satisfies Record<string, readonly Failure[]>

/** The lot of each payment of a batch; null: paid. */
export type Lots = Readonly<{
  of: (trouble: Trouble) => Order | undefined
  failing: readonly Readonly<{ order: Order; failure: Failure }>[]
  paid: readonly Order[]
}>

/** Deals the troubles out over the orders, then the failures; the rest is simply paid. */
export function dealLots(orders: readonly Order[], troubles: readonly Trouble[], failures: readonly Failure[]): Lots {
  const troubled = new Map(troubles.map((trouble, place) => [trouble, orders[place]] as const))
  const failing = failures.flatMap((failure, place) => {
    const order = orders[troubles.length + place]
    return order === undefined ? [] : [{ order, failure }]
  })
  if (failing.length < failures.length) throw new Error(`A batch of ${orders.length} has no room for its failures`)
  return {
    of: (trouble) => troubled.get(trouble),
    failing,
    paid: orders.slice(troubles.length + failures.length),
  }
}
