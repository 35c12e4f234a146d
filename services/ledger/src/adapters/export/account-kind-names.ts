/** What people call a kind of account. */
export const kindName = (kind: string): string => NAMES[kind] ?? kind

const NAMES: Readonly<Record<string, string>> = {
  cash: '专户存款',
  due: '应收出资',
  appropriation: '待分配资金',
  awarded: '已核定补助',
  'in-transit': '在途支付',
  unidentified: '待查款项',
  refund: '应退出资方',
  clearing: '结转清算',
  receivable: '应收追回款',
  claim: '代垫应收',
  advance: '代垫应付',
  interest: '利息',
  fee: '手续费',
  general: '自设科目',
}
