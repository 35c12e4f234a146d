import { shardOf } from '../../../services/ledger/src/domain/shard.ts'

export const FUND = 'bench-fund'
export const SHARD = shardOf(FUND)

/** The code of account number n; 0 is the treasury, the only one that may not be overdrawn. */
export const accountCode = (number: number): string => `general:a${number}`
