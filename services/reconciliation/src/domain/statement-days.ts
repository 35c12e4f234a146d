/** The days that one statement speaks for, both included. */
export type StatementDays = Readonly<{ from: string; to: string }>

/** Only what the ledger dates on one of these days is expected on the statements. */
export const coversDay = (statements: readonly StatementDays[], day: string): boolean =>
  statements.some(({ from, to }) => from <= day && day <= to)

/** What the ledger dates later than this cannot be known to the statements yet. */
export const lastDayOf = (statements: readonly StatementDays[]): string =>
  statements.reduce((last, { to }) => (to > last ? to : last), '')
