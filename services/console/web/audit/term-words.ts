import type { Text } from '../shell/language.tsx'

/** Terms that the shipped controls go by. */
export const TERMS: Readonly<Record<string, Text>> = {
  every: { zh: '核对频度', en: 'every' },
  tolerance: { zh: '允许相差（元）', en: 'tolerance (yuan)' },
  due_on: { zh: '全部到位期限（月-日）', en: 'all due on (MM-DD)' },
  floors: { zh: '保底标准', en: 'floors' },
  year: { zh: '年度', en: 'year' },
  households: { zh: '户名册', en: 'register of households' },
  registers: { zh: '比对名册', en: 'registers' },
  exclusive: { zh: '互斥项目', en: 'programmes that exclude each other' },
  cash_days: { zh: '专户停留天数上限', en: 'days in the account' },
  awarded_days: { zh: '已列名单未付天数上限', en: 'days awarded' },
  in_transit_days: { zh: '在途天数上限', en: 'days in transit' },
  unidentified_days: { zh: '待查天数上限', en: 'days unidentified' },
  settle_minutes: { zh: '等待区块分钟数', en: 'minutes to settle' },
}
