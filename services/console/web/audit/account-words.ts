import type { Text } from '../shell/language.tsx'

/** Kinds of accounts of the ledger, by the word that their codes begin with (docs/architecture.md). */
export const ACCOUNT_KINDS: Readonly<Record<string, Text>> = {
  cash: { zh: '专户存款', en: 'Dedicated account' },
  due: { zh: '应收出资方', en: 'Due from a funder' },
  appropriation: { zh: '待分配资金', en: 'Appropriation' },
  awarded: { zh: '应付受益对象', en: 'Awarded' },
  'in-transit': { zh: '在途支付', en: 'In transit' },
  unidentified: { zh: '待查款', en: 'Unidentified' },
  refund: { zh: '应退出资方', en: 'To be sent back to a funder' },
  clearing: { zh: '结转过渡', en: 'Clearing of what is carried over' },
  receivable: { zh: '应收追回款', en: 'To be recovered' },
  claim: { zh: '应收被垫付方', en: 'Claim of an advance' },
  advance: { zh: '应付垫付方', en: 'Advance' },
  interest: { zh: '利息', en: 'Interest' },
  fee: { zh: '手续费', en: 'Fees' },
}

/** What each funder of a fund has. */
export const FUNDER_ACCOUNTS = ['cash', 'due', 'refund', 'interest', 'fee'] as const
