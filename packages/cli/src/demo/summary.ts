/** What `npm run demo -- --json` and `fundtrace demo --json` print. Amounts are yuan as text; `difference` is statement minus ledger. */
export type MainJobSummary = Readonly<{
  funds: readonly FundSummary[]
  qingcheng_year: QingchengYear
  reconciliation: Readonly<{ matched: number; breaks: readonly BreakSummary[] }>
  checks: readonly Readonly<{ name: string; ok: boolean; detail: string }>[]
  /** As the services say it. */
  transport: 'postgres' | 'kafka'
}>
export type FundSummary = Readonly<{
  id: string
  total: string
  ratio: readonly string[] | null
  shares: readonly Readonly<{
    funder: string
    name: string
    due: string
    arrived: string
    arrears: string
    borne: string
    cash: string
  }>[]
  awarded: string
  paid: string
  in_transit: string
  payable: string
  returned: string
}>
export type BreakSummary = Readonly<{
  kind: string
  fund_id: string
  ledger: Row
  statement: Row
  difference: string
}>
/** As the reconciliation service shows it, without the names that are drawn at random. */
export type Row = Readonly<Record<string, unknown>> | null

/** Every programme of 城区委办发〔2016〕11号 for one year, what the district pays of it, and the households below the floor. */
export type QingchengYear = Readonly<{
  programmes: readonly Readonly<{ programme: string; total: string }>[]
  district_total: string
  floor: Readonly<{
    /** Households that it binds, and those that stay below it. */
    bound: number
    short: number
    missing_total: string
    first: readonly Readonly<{ beneficiary_id: string; given: string; missing: string }>[]
  }>
}>
