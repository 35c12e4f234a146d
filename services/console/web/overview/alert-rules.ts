import { searchOf } from '../audit/age-search.ts'
import { fenOf, sumYuan, yuanOf } from '../parts/money-text.ts'
import type { Text } from '../shell/text.ts'
import type { WayFund } from './way-model.ts'

export type Alert = Readonly<{
  key: string
  tone: 'bad' | 'warn' | 'busy'
  text: Text
  values?: Readonly<{ [name: string]: string | number }>
  yuan?: string
  to?: string | undefined
}>

const T = {
  arrears: { zh: '{name} 欠拨', en: '{name} has not sent' },
  more: { zh: '另有 {n} 个出资方欠拨', en: '{n} more funders have not sent' },
  idle: { zh: '{name} 到账已超过 {days} 天未支付', en: '{name}: arrived more than {days} days ago and not paid' },
  cases: { zh: '对账差异已挂 {band} 天：{n} 项', en: 'Breaks open for {band} days: {n}' },
} as const

const FUNDERS_TOLD = 3

/** Who owes what it has not sent, the largest first; the rest in one line. */
export function arrearsAlerts(funds: readonly WayFund[], to: (funder?: string) => string): Alert[] {
  const byFunder = new Map<string, { name: string; fen: bigint }>()
  for (const { funder, name, arrears } of funds.flatMap((fund) => fund.funders)) {
    const fen = (byFunder.get(funder)?.fen ?? 0n) + fenOf(arrears)
    if (fen > 0n) byFunder.set(funder, { name, fen })
  }
  const owing = [...byFunder].toSorted(([, one], [, other]) => (other.fen > one.fen ? 1 : -1))
  const rest = owing.slice(FUNDERS_TOLD)
  const told = owing.slice(0, FUNDERS_TOLD).map(
    ([funder, { name, fen }]): Alert => ({
      key: `arrears ${funder}`,
      tone: 'bad',
      text: T.arrears,
      values: { name },
      yuan: yuanOf(fen),
      to: to(funder),
    }),
  )
  if (rest.length === 0) return told
  const yuan = yuanOf(rest.reduce((total, [, { fen }]) => total + fen, 0n))
  return [...told, { key: 'arrears', tone: 'bad', text: T.more, values: { n: rest.length }, yuan, to: to() }]
}

export type IdleLine = Readonly<{ fund_id: string; amount: string; layers: readonly Readonly<{ days: number }>[] }>

/** Money of a fund that lies longer than the days asked for, all its funders together. */
export function idleAlerts(
  lines: readonly IdleLine[],
  funds: readonly WayFund[],
  days: number,
  to: (fund: string) => string | undefined,
): Alert[] {
  const ids = [...new Set(lines.map(({ fund_id }) => fund_id))]
  return ids.flatMap((id): Alert[] => {
    const fund = funds.find((one) => one.id === id)
    const yuan = sumYuan(lines.filter(({ fund_id }) => fund_id === id).map(({ amount }) => amount))
    if (fund === undefined || fenOf(yuan) === 0n) return []
    return [{ key: `idle ${id}`, tone: 'warn', text: T.idle, values: { name: fund.name, days }, yuan, to: to(id) }]
  })
}

export type AgeingLine = Readonly<{ band: string; count: number; amount: string }>

/** Breaks by the days that they are open, the oldest first; `list` is where they are worked on, which filters by age. */
export function ageingAlerts(
  bands: readonly string[],
  lines: readonly AgeingLine[],
  list: string | undefined,
): Alert[] {
  return bands.toReversed().flatMap((band, place): Alert[] => {
    const here = lines.filter((line) => line.band === band)
    const count = here.reduce((total, line) => total + line.count, 0)
    if (count === 0) return []
    return [
      {
        key: `cases ${band}`,
        tone: place === 0 ? 'bad' : 'warn',
        text: T.cases,
        values: { band, n: count },
        yuan: sumYuan(here.map(({ amount }) => amount)),
        to: list === undefined ? undefined : `${list}?${new URLSearchParams(searchOf(band, undefined)).toString()}`,
      },
    ]
  })
}
