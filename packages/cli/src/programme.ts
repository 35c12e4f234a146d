import { textFields, textTable } from './text-table.ts'

/** As the service keeps it: the parts of a programme document that are shown here. */
export type Programme = Readonly<{
  id: string
  version: number
  name: string
  document_number: string
  document_item: string
  area_code: string
  base: Readonly<{ of: string }>
  amount: AmountRule
  funding?: Funding
  draws_on?: string
}>
type AmountRule =
  | Readonly<{ kind: 'per_unit'; rate: string }>
  | Readonly<{ kind: 'tiers'; by: string; rates: readonly Readonly<{ rate: string }>[] }>
  | Readonly<{ kind: 'share' | 'interest'; percent: string }>
  | Readonly<{ kind: 'lump' | 'pool'; amount: string }>
  | Readonly<{ kind: 'parts' }>
type Funding =
  | Readonly<{ kind: 'ratio'; ratio: string; funders: readonly string[] }>
  | Readonly<{ kind: 'fixed'; parts: readonly FixedPart[] }>
  | Readonly<{ kind: 'sole'; funder: string }>
  | Readonly<{ kind: 'township' }>
  | Readonly<{ kind: 'pots'; pots: readonly Readonly<{ funder: string; yearly: string }>[] }>
type FixedPart = Readonly<{ funder?: string; by?: string; amount?: string; at_least?: string }>

export const programmeTable = (programmes: readonly Programme[]): string =>
  textTable(
    ['项目 programme', { right: '版本' }, '名称 name', '文号 document', '区划 area', '标准 rule (元)', '出资 funding'],
    programmes.map((programme) => [
      programme.id,
      String(programme.version),
      programme.name,
      programme.document_number,
      programme.area_code,
      ruleText(programme),
      fundingText(programme),
    ]),
  )

export const programmeText = (programme: Programme): string =>
  textFields([
    ['项目 programme', `${programme.id}  ${programme.name}`],
    ['版本 version', String(programme.version)],
    ['文号 document', `${programme.document_number} ${programme.document_item}`],
    ['区划 area', programme.area_code],
    ['标准 rule', ruleText(programme)],
    ['出资 funding', fundingText(programme)],
  ])

function ruleText({ base, amount }: Programme): string {
  switch (amount.kind) {
    case 'per_unit':
      return `${amount.rate} × ${base.of}`
    case 'tiers':
      return `${amount.rates.map(({ rate }) => rate).join(' / ')} × ${base.of} (${amount.by})`
    case 'share':
    case 'interest':
      return `${amount.percent}% × ${base.of}`
    case 'lump':
      return amount.amount
    case 'pool':
      return `${amount.amount} ÷ ${base.of}`
    case 'parts':
      return `Σ × ${base.of}`
  }
}

function fundingText({ funding, draws_on }: Programme): string {
  if (funding === undefined) return `← ${draws_on ?? '—'}`
  switch (funding.kind) {
    case 'ratio':
      return `${funding.ratio}  ${funding.funders.join(' : ')}`
    case 'fixed':
      return funding.parts.map(partText).join(' + ')
    case 'sole':
      return funding.funder
    case 'township':
      return 'township'
    case 'pots':
      return funding.pots.map(({ funder, yearly }) => `${funder} ≤ ${yearly}`).join(' → ')
  }
}

const partText = ({ funder, by, amount, at_least }: FixedPart): string =>
  `${funder ?? by ?? ''} ${amount ?? `≥ ${at_least ?? ''}`}`
