/**
 * What a pack says of a run, as its files hold it. Amounts are yuan with two places, days 'YYYY-MM-DD', instants ISO 8601 in UTC; a difference is
 * right minus left: bank minus book.
 */
export type RunSheet = Readonly<{
  id: string
  number: number
  /** Null for a comparison of statements that no job defines. */
  job: Readonly<{ id: string; version: number; title_zh: string; title_en: string }> | null
  area_code: string
  funds: readonly string[]
  from: string | null
  as_of: string | null
  made_by: string
  made_for: string | null
  made_at: string
  ended_at: string | null
  match_count: number
  break_count: number
  /** SHA-256 of rules.json, where the run has rules. */
  rules_sha256: string | null
  inputs_sha256: string | null
  result_sha256: string | null
  /** What the run itself added up when it ended, where it did: rows, sums and differences by side. Checked against the rows by the verifier. */
  stated: unknown
}>

/** What a run froze of its inputs. `file`: where it lies in the pack, or null where it was left out. */
export type InputSheet = Readonly<{
  side: string
  kind: string
  name: string
  sha256: string
  bytes: number | null
  rows: number | null
  /** The sum of its rows, signed. */
  total: string | null
  from: string | null
  to: string | null
  uploaded_by: string | null
  uploaded_at: string | null
  /** Of a copy: up to which event of which topic it went. */
  positions: readonly object[] | null
  file: string | null
}>

/** `left`, `right`: the names of its rows, in the input's own count. `undone`, `change`: numbers of changes.json. */
export type MatchRow = Readonly<{
  number: number
  rule: string
  left: readonly string[]
  right: readonly string[]
  difference: string
  suggested: boolean
  change: number | null
  undone: number | null
}>

export type BreakSide = Readonly<{ row: string; id: string; amount: string | null; on: string | null }>

export type BreakRow = Readonly<{
  number: number
  kind: string
  rule: string | null
  failed: string | null
  difference: string
  fund: string | null
  left: BreakSide | null
  right: BreakSide | null
  change: number | null
  settled: number | null
  explanation: Readonly<{ zh: string; en: string }>
  /** All that was looked at: values, candidates, related rows. People masked unless the pack says otherwise. */
  detail: unknown
}>

/** One line of the three-way view: what the document, the ledger, disbursement and the bank say of the same money. */
export type ThreeWayRow = Readonly<{
  fund: string
  /** 账证, 账账 or 账实. */
  comparison: 'document' | 'book' | 'bank'
  /** What was compared, in Chinese: 到账, 支付, 现金净额. */
  subject: string
  ledger: string
  other: string
  /** Other minus ledger. */
  difference: string
}>

/** Who did what, when: asked for the run, confirmed, undid, explained, accepted, took the pack away. */
export type ActorSheet = Readonly<{ what: string; who: string; acting_for: string | null; at: string; about: string }>

export type CaseSheet = Readonly<{
  id: string
  state: string
  kind: string
  /** Of this run's breaks; null where the run does not find it any more. */
  break_number: number | null
  [other: string]: unknown
}>

/** The ledger's last signed checkpoint and the keys from its first to the one that signed it; `checkpoint` null says why in `note`. */
export type CheckpointSheet = Readonly<{
  checkpoint: unknown
  keys: readonly unknown[]
  source: string
  note: string | null
}>

export type KindTotal = Readonly<{ kind: string; count: number; difference: string }>

/** Added up from the rows that the pack holds, by whoever writes it and by whoever verifies it. */
export type RunTotals = Readonly<{
  matches: Readonly<{
    count: number
    suggested: number
    undone: number
    left_rows: number
    right_rows: number
    difference: string
  }>
  breaks: Readonly<{ count: number; settled: number; difference: string; by_kind: readonly KindTotal[] }>
  cases: Readonly<{ count: number; by_state: readonly Readonly<{ state: string; count: number }>[] }>
  /** As the run ended, before officers changed anything. */
  as_found: Readonly<{
    matches: number
    left_rows: number
    right_rows: number
    matched_difference: string
    breaks: number
    break_difference: string
  }>
}>

/** In inputs.json, totals.json and so on; every one is canonical JSON. */
export const RUN_FILES = {
  readme: 'readme.txt',
  run: 'run.json',
  job: 'job.yaml',
  rules: 'rules.json',
  inputs: 'inputs.json',
  matches: 'matches.csv',
  breaks: 'breaks.csv',
  breakLines: 'breaks.jsonl',
  changes: 'changes.json',
  cases: 'cases.json',
  totals: 'totals.json',
  threeWay: 'three-way.json',
  checkpoint: 'ledger-checkpoint.json',
  actors: 'actors.json',
  page: 'report.html',
  workbook: 'report.xlsx',
} as const
