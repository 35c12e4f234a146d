import type { PaymentState } from './moves.ts'

/** How a payment stands, as people read it in a register. */
export const STATE_WORDS: Readonly<Record<PaymentState, string>> = {
  ready: '待支付',
  blocked: '暂缓支付',
  refused: '资金未落实',
  withdrawn: '已撤销',
  sent: '银行处理中',
  unknown: '结果待查',
  paid: '已到账',
  failed: '支付失败',
  returned: '退票',
  corrected: '已更正待补发',
  resent: '已转补发',
  clawed_back: '待追回',
  cancelled: '已取消',
}

/** 'YYYY-MM-DD' as it stands in a Chinese sentence: 2016年11月2日. */
export const chineseDay = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
