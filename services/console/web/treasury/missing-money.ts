export type MissingMoney = Readonly<{
  /** Null: of the fund as a whole. */
  funder: string | null
  missing: string
  requested: string | undefined
  available: string | undefined
}>

/** What the ledger's refusal says is missing, and of whom; undefined where it refused for another reason. */
export function missingMoney(values: Readonly<Record<string, unknown>>): MissingMoney | undefined {
  const text = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const missing = text('missing')
  if (missing === undefined) return undefined
  return {
    funder: text('funder_id') ?? funderOf(text('account') ?? ''),
    missing,
    requested: text('requested'),
    available: text('available'),
  }
}

/** A funder's account is named after it: 'cash:province'. */
const funderOf = (account: string): string | null => /^[a-z_]+:(.+)$/u.exec(account)?.[1] ?? null
