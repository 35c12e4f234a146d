import { fenOf } from '@fundtrace/money'
import type { Judgement } from '../control.ts'
import { controlBreak, itemOf, type Judge, numbered, yuan } from './control-break.ts'
import { readTerms } from './terms.ts'

/** The way of the money, level by level. */
export const LEVELS = ['promised', 'arrived', 'appropriated', 'awarded', 'in_transit', 'paid', 'returned'] as const
export type Level = (typeof LEVELS)[number]

/** One fund, all amounts in yuan. `book` is what the ledger's journal adds up to, `told` what allocation or disbursement say. */
export type ConservationFact = Readonly<{
  fund: string
  levels: readonly Readonly<{ level: Level; book: string; told: string }>[]
  /** Sum of all entries of the fund. */
  books_off: string
  /** Money that came from other years' funds and other than by plan: it may be awarded, too. */
  carried_in: string
  /** What was claimed back from beneficiaries and may be paid to them anew. */
  awarded_again: string
  /** What is in the dedicated account, and what came by arrivals, interest and the like less what went back, over or for fees. */
  cash: Readonly<{ balance: string; came: string }>
  /** Accounts that stand on the side on which they never may, or a clearing account that kept something. Normal side positive. */
  wrong_accounts: readonly Readonly<{ account: string; balance: string }>[]
  /** Records whose entries do not add up to nothing; the first of them. */
  unbalanced: readonly Readonly<{ number: number; reference: string; off: string }>[]
}>

/** From promise to household: what one level gives, the next has. */
export const FUND_CONSERVATION: Judge<ConservationFact> = {
  name: 'fund_conservation',
  title: { zh: '资金守恒', en: 'Fund conservation' },
  description: {
    zh: '从计划、到账、指标、发放名单、在途、已付到退回，逐级核对总账与各业务系统的合计；借贷平衡，清算户为零，任何一级不得超过上一级。',
    en: 'Promised, arrived, appropriated, awarded, in transit, paid, returned: what the journal adds up to against what the offices say, level by level; debits are credits, clearing accounts are empty, no level has more than the one before.',
  },
  requireTerms: (terms) => void readTerms(terms, []),
  judge: async function* (facts) {
    for await (const { row, fact } of numbered(facts)) yield* judgeFund(row, fact)
  },
}

const RULE = 'fund_conservation'
const ZH: Readonly<Record<Level, string>> = {
  promised: '计划',
  arrived: '到账',
  appropriated: '指标',
  awarded: '发放名单',
  in_transit: '在途',
  paid: '已付',
  returned: '退回',
}

function* judgeFund(row: number, fact: ConservationFact): Iterable<Judgement> {
  const { fund } = fact
  const item = (id: string, amount: string | bigint, fields: Record<string, string> = {}) =>
    itemOf(row, `${fund}:${id}`, amount, null, { fund, ...fields })
  const about = { kind: 'not_conserved' as const, fund, rule: RULE }

  for (const { level, book, told } of fact.levels)
    if (book !== told)
      yield controlBreak({
        ...about,
        failed: level,
        left: item(level, book, { level }),
        right: item(level, told, { level }),
        detail: { level, book, told },
        explanation: {
          zh: `${fund} 的${ZH[level]}：总账合计 ${yuan(fenOf(book))} 元，业务系统合计 ${yuan(fenOf(told))} 元。`,
          en: `${fund}, ${level}: the journal adds up to ${yuan(fenOf(book))}, the offices say ${yuan(fenOf(told))}.`,
        },
      })
  yield* judgeChain(row, fact)

  if (fact.books_off !== '0.00')
    yield controlBreak({
      ...about,
      failed: 'books',
      right: item('books', fact.books_off),
      detail: { off: fact.books_off, unbalanced: fact.unbalanced.map(({ number, off }) => `${number}: ${off}`) },
      explanation: {
        zh: `${fund} 的全部分录合计为 ${fact.books_off} 元，应为零。`,
        en: `All entries of ${fund} add up to ${fact.books_off} instead of nothing.`,
      },
    })
  for (const { number, reference, off } of fact.unbalanced)
    yield controlBreak({
      ...about,
      failed: 'record',
      right: item(`record:${number}`, off, { reference }),
      detail: { number, off },
      explanation: {
        zh: `${fund} 第 ${number} 号记录借贷相差 ${off} 元。`,
        en: `Record ${number} of ${fund} is out of balance by ${off}.`,
      },
    })
  for (const { account, balance } of fact.wrong_accounts)
    yield controlBreak({
      ...about,
      failed: account.startsWith('clearing:') ? 'clearing' : 'account',
      right: item(account, balance, { code: account }),
      detail: { code: account, balance },
      explanation: {
        zh: `${fund} 的账户 ${account} 余额为 ${balance} 元，不应如此。`,
        en: `Account ${account} of ${fund} stands at ${balance}, where it never may.`,
      },
    })
}

/** Within the book no level has more than the one before it gave, and nothing moves cash but what is known to. */
function* judgeChain(row: number, fact: ConservationFact): Iterable<Judgement> {
  const book = (level: Level): bigint => fenOf(fact.levels.find((each) => each.level === level)?.book ?? '0.00')
  const came = fenOf(fact.cash.came)
  const spent = book('in_transit') + book('paid')
  const about = { kind: 'not_conserved' as const, fund: fact.fund, rule: RULE }
  const steps = [
    { level: 'awarded', has: book('awarded'), gave: book('promised') + fenOf(fact.carried_in), ...STEPS.awarded },
    { level: 'paid', has: spent, gave: book('awarded') + fenOf(fact.awarded_again), ...STEPS.paid },
    { level: 'cash', has: spent, gave: came, ...STEPS.cash },
  ]
  for (const { level, has, gave, zh, en } of steps) {
    if (has <= gave) continue
    const item = (amount: bigint) =>
      itemOf(row, `${fact.fund}:beyond:${level}`, amount, null, { fund: fact.fund, level })
    yield controlBreak({
      ...about,
      failed: 'chain',
      left: item(gave),
      right: item(has),
      detail: { level },
      explanation: {
        zh: `${fact.fund}：${zh[0]}合计 ${yuan(has)} 元，超过${zh[1]}的 ${yuan(gave)} 元。`,
        en: `${fact.fund}: ${en[0]} come to ${yuan(has)}, more than the ${yuan(gave)} that ${en[1]}.`,
      },
    })
  }
  const kept = came - book('paid')
  const balance = fenOf(fact.cash.balance)
  if (kept === balance) return
  const item = (amount: bigint) => itemOf(row, `${fact.fund}:cash`, amount, null, { fund: fact.fund, level: 'cash' })
  yield controlBreak({
    ...about,
    failed: 'cash',
    left: item(kept),
    right: item(balance),
    detail: { level: 'cash', came: fact.cash.came },
    explanation: {
      zh: `${fact.fund} 的专户：净到账减已付应余 ${yuan(kept)} 元，账上余 ${yuan(balance)} 元；有分录动用了专户而不属于任何已知业务。`,
      en: `${fact.fund}: what came less what was paid leaves ${yuan(kept)} in the dedicated account, which stands at ${yuan(balance)}; something else moved it.`,
    },
  })
}

const STEPS = {
  awarded: { zh: ['发放名单', '计划与结转'], en: ['awards', 'were promised or carried in'] },
  paid: { zh: ['在途与已付', '发放名单'], en: ['payments', 'were awarded'] },
  cash: { zh: ['在途与已付', '净到账'], en: ['payments', 'came'] },
} as const
