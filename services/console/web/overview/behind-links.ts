import type { Officer } from '../shell/session.ts'
import type { Text } from '../shell/text.ts'
import { auditLink, financeLink, treasuryLink } from './desk-links.ts'
import { type NodeKind, OTHERS } from './way-model.ts'

const T = {
  toFunders: { zh: '出资方与到位情况', en: 'Funders and what arrived' },
  toPlans: { zh: '计划与补助名单', en: 'Plans and awards' },
  toTrace: { zh: '资金溯源', en: 'Trace' },
  toRegister: { zh: '这里的建档立卡户', en: 'The register of this place' },
  toBatches: { zh: '支付批次', en: 'Payment batches' },
} as const

export type Onward = Readonly<{ to: string; text: Text }>

/** Where what a node stands for is worked on, as far as the officer has such a desk. */
export function onwardOf(officer: Officer, kind: NodeKind, id: string): Onward[] {
  const isOne = id !== OTHERS
  const funds = { to: financeLink(officer, fundsPath(kind, id)), text: T.toFunders }
  const trace = { to: auditLink(officer, '/trace'), text: T.toTrace }
  const plans = {
    to: financeLink(officer, isOne && kind === 'fund' ? `/plans?fund_id=${id}` : '/plans'),
    text: T.toPlans,
  }
  const batches = { to: treasuryLink(officer, isOne && kind === 'fund' ? `?fund_id=${id}` : ''), text: T.toBatches }
  const register = {
    to: financeLink(officer, /^\d+$/u.test(id) ? `/register?area_code=${id}` : '/register'),
    text: T.toRegister,
  }
  const links: readonly Readonly<{ to: string | undefined; text: Text }>[] = {
    funder: [funds, trace],
    inflow: [funds],
    fund: [funds, plans, batches],
    area: [register, batches],
    outflow: [funds],
    receiver: [plans],
  }[kind]
  return links.flatMap(({ to, text }) => (to === undefined ? [] : [{ to, text }]))
}

function fundsPath(kind: NodeKind, id: string): string {
  if (id === OTHERS || (kind !== 'funder' && kind !== 'fund')) return '/funds'
  return kind === 'funder' ? `/funders/${id}` : `/funds/${id}`
}
