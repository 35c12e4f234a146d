import { formatWan, parseMoney } from '@fundtrace/money'

/** Ten thousands of yuan, exact, for a column whose heading says 万元. */
export const wan = (amount: string): string => formatWan(parseMoney(amount)).replace('万元', '')

/** Both ways: to the fen, and as documents write it. */
export const yuanAndWan = (amount: string): string => `${amount} 元  ${formatWan(parseMoney(amount))}`
