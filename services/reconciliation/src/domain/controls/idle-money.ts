import { fenOf } from '@fundtrace/money'
import type { Judgement, Scope } from '../control.ts'
import { controlBreak, itemOf, type Judge, numbered, yuan } from './control-break.ts'
import { readTerms } from './terms.ts'

/** One place where money stands: a funder's cash, what is awarded and not on its way, a batch in transit, money of unknown purpose. */
export type IdleFact = Readonly<{
  fund: string
  level: 'cash' | 'awarded' | 'in_transit' | 'unidentified'
  /** Account code; 'awarded' stands for all beneficiaries together. */
  account: string
  /** In the order of days. Yuan. */
  moves: readonly Readonly<{ on: string; came: string; went: string }>[]
}>

/** 资金滞留: what came first goes first, so that what lies longest is what nothing has reached yet. */
export const IDLE_MONEY: Judge<IdleFact> = {
  name: 'idle_money',
  title: { zh: '资金滞留', en: 'Idle money' },
  description: {
    zh: '资金在专户、发放名单、在途批次或待查户中停留超过规定天数的部分（先进先出），注明最早日期与天数。',
    en: 'Money that stands in the dedicated account, awarded, in transit or unidentified for longer than so many days, first in first out, with the oldest day.',
  },
  requireTerms: (terms) => void readLimits(terms),
  judge: async function* (facts, scope) {
    const limits = readLimits(scope.terms)
    for await (const { row, fact } of numbered(facts)) yield* judgePlace(row, fact, scope, limits[fact.level])
  },
}

const ZH = { cash: '专户', awarded: '已发放名单', in_transit: '在途', unidentified: '待查' } as const

/** In days. The sources name none: an office says its own. */
function readLimits(terms: Scope['terms']) {
  const read = readTerms(terms, ['cash_days', 'awarded_days', 'in_transit_days', 'unidentified_days'])
  return {
    cash: read.days('cash_days', 90),
    awarded: read.days('awarded_days', 60),
    in_transit: read.days('in_transit_days', 7),
    unidentified: read.days('unidentified_days', 30),
  }
}

function* judgePlace(row: number, fact: IdleFact, { asOf }: Scope, limit: number): Iterable<Judgement> {
  const moves = fact.moves.filter(({ on }) => on <= asOf)
  let going = moves.reduce((total, { went }) => total + fenOf(went), 0n)
  let idle = 0n
  let oldest: string | undefined
  for (const { on, came } of moves) {
    const amount = fenOf(came)
    const gone = amount < going ? amount : going
    going -= gone
    if (amount === gone || daysBetween(on, asOf) <= limit) continue
    idle += amount - gone
    oldest ??= on
  }
  if (oldest === undefined) return
  const days = daysBetween(oldest, asOf)
  yield controlBreak({
    kind: 'stalled',
    fund: fact.fund,
    rule: 'idle_money',
    failed: fact.level,
    right: itemOf(row, `${fact.fund}:${fact.account}`, idle, oldest, {
      fund: fact.fund,
      code: fact.account,
      level: fact.level,
    }),
    detail: { level: fact.level, oldest, days, limit },
    explanation: {
      zh: `${fact.fund}：${ZH[fact.level]}（${fact.account}）有 ${yuan(idle)} 元停留超过 ${limit} 天，最早自 ${oldest} 起已 ${days} 天。`,
      en: `${fact.fund}: ${yuan(idle)} on ${fact.account} stand for more than ${limit} days, the oldest since ${oldest}, ${days} days.`,
    },
  })
}

const DAY_MS = 86_400_000
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
