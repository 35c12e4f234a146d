/** What pages read of a job's document; the service checks it, here only what is shown is picked out of it. */
export type RuleDocument = Readonly<{
  left: Readonly<{ name: { zh: string; en: string } }>
  right: Readonly<{ name: { zh: string; en: string } }>
  rounding?: string
  rules: readonly Rule[]
}>

export type FieldPair = string | Readonly<{ left: string; right: string }>

export type Rule = Readonly<{
  id: string
  title?: Readonly<{ zh: string; en: string }>
  kind: 'one_to_one' | 'one_to_many' | 'many_to_one' | 'many_to_many'
  keys?: readonly FieldPair[]
  identifies?: boolean
  amount?:
    | 'exact'
    | Readonly<{ below: string; above: string; note?: string }>
    | Readonly<{ percent: string; note?: string }>
  date?: Readonly<{ before: number; after: number; unit?: 'days' | 'workdays' }>
  names?: Readonly<{ field: FieldPair; same_sound?: boolean; distance?: number }>
  text?: Readonly<{ tokens: FieldPair }>
  compare?: readonly Readonly<{ field: FieldPair; kind: string; absent?: string }>[]
  max_group?: number
  suggest?: boolean
}>

export type JobSide = Readonly<{ copy: string }> | Readonly<{ upload: 'list' | 'statement' | 'register'; name: string }>

export type Schedule =
  | Readonly<{ every: 'day'; at: string }>
  | Readonly<{ every: 'week'; on: number; at: string }>
  | Readonly<{ every: 'month'; on: number | 'last'; at: string }>

export type JobDocument = Readonly<{
  description?: Readonly<{ zh: string; en: string }>
  evaluator: 'match' | 'control'
  left?: JobSide
  right?: JobSide
  rules?: RuleDocument
  control?: string
  terms?: Readonly<Record<string, unknown>>
  schedule?: Schedule | null
  from?: string
}>

/** The service has checked the document before it was kept; this is the border where its shape is taken as said. */
export const readJobDocument = (document: Readonly<Record<string, unknown>>): JobDocument =>
  document as unknown as JobDocument
