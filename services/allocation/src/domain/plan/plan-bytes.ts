import { type Json, canonicalJson } from '../canonical-json.ts'
import type { Explanation, ShareExplanation } from './explanation.ts'

/** A line as it is kept and answered: amounts are text. `explanation` is null in plans from before lines were explained. */
export type LineText = Readonly<{
  line: number
  beneficiary_id: string | null
  area_code: string
  units: number
  amount: string
  parts: readonly FunderAmountText[] | null
  explanation: Explanation | null
}>
export type FunderAmountText = Readonly<{ funder_id: string; amount: string }>

export type SharesText = Readonly<{
  total: string
  kept: string
  shares: readonly FunderAmountText[]
  explanation: ShareExplanation | null
}>

/**
 * The bytes of a plan are its lines in order and then its shares, each as canonical JSON on a line of its own. They name neither the plan
 * nor a time: the same version of the programme, the same register day and revision give the same bytes, for ever.
 */
export const lineBytes = (line: LineText): string => lineBytesOf(line, explanationBytes(line.explanation))

/** For whoever needs the explanation's own bytes too: they are the larger part, and made once. */
export const explanationBytes = (explanation: Explanation | null): string => canonicalJson(asJson(explanation))

/** The members in the order of their names, as canonical JSON has them. */
export const lineBytesOf = (
  { line, beneficiary_id, area_code, units, amount, parts }: Omit<LineText, 'explanation'>,
  explanation: string,
): string =>
  `{"amount":"${amount}","area_code":"${area_code}","beneficiary_id":${JSON.stringify(beneficiary_id)},` +
  `"explanation":${explanation},"line":${line},"parts":${partsBytes(parts)},"units":${units}}\n`

function partsBytes(parts: LineText['parts']): string {
  if (parts === null) return 'null'
  const texts = parts.toSorted(byFunder).map((part) => `{"amount":"${part.amount}","funder_id":"${part.funder_id}"}`)
  return `[${texts.join(',')}]`
}

export const sharesBytes = ({ total, kept, shares, explanation }: SharesText): string =>
  `${canonicalJson({ total, kept, shares: shares.map(plainPart), explanation: asJson(explanation) })}\n`

const byFunder = (left: FunderAmountText, right: FunderAmountText): number =>
  left.funder_id < right.funder_id ? -1 : Number(left.funder_id > right.funder_id)

const plainPart = ({ funder_id, amount }: FunderAmountText): Json => ({ funder_id, amount })

/** Explanations hold text, whole numbers and lists of such: what they are made of is JSON. */
export const asJson = (explanation: Explanation | ShareExplanation | null): Json => explanation
