import { DeskTabs } from '../parts/desk-tabs.tsx'
import { useT } from '../shell/language.tsx'
import './treasury.css'

const T = {
  menu: { zh: '国库栏目', en: 'Treasury pages' },
  board: { zh: '支付批次', en: 'Batches' },
  cards: { zh: '账号更正', en: 'Account changes' },
  projects: { zh: '项目报账', en: 'Projects' },
  bankFiles: { zh: '银行来文', en: 'From the bank' },
  findings: { zh: '回盘异常', en: 'Findings' },
  accounts: { zh: '付款账户', en: 'Paying accounts' },
} as const

const PAGES = [
  { to: '/treasury', text: T.board, isExact: true },
  { to: '/treasury/cards', text: T.cards, isExact: false },
  { to: '/treasury/projects', text: T.projects, isExact: false },
  { to: '/treasury/bank-files', text: T.bankFiles, isExact: false },
  { to: '/treasury/findings', text: T.findings, isExact: false },
  { to: '/treasury/accounts', text: T.accounts, isExact: false },
]

/** The pages of the desk. */
export function TreasuryMenu() {
  const t = useT()
  return <DeskTabs label={t(T.menu)} items={PAGES.map(({ text, ...page }) => ({ ...page, label: t(text) }))} />
}
