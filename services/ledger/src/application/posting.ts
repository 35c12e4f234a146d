import type { TransactionPosted } from '@fundtrace/contracts'

/** What the posting of one request brought about: the part of its answer that the ledger knows. */
export type Posting = Pick<TransactionPosted, 'transactions' | 'holds'>

/** The event that asked, for the trace from a transaction back to it. */
export type Cause = Readonly<{ eventId: string; at: Date }>

const SHANGHAI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
/** 'YYYY-MM-DD'. */
export const dayInShanghai = (time: Date): string => SHANGHAI.format(time)

/** A calendar day counts from its midnight in Shanghai, where days of public money end. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
