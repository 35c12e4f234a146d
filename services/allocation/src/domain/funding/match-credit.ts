import { aliasKey, issuerOf } from './document-number.ts'

/** How a funder is known on bank statements: by the name of its account, or by the issuer of its documents (粤财农). */
export type FunderAlias = Readonly<{ funderId: string; kind: 'payer' | 'issuer'; text: string }>

/** Money that came into the dedicated account, as its bank statement tells it. */
export type CreditFacts = Readonly<{ payer: string | null; documentNumber: string | null }>

export type CreditMatch =
  | Readonly<{ outcome: 'known'; funderId: string }>
  | Readonly<{
      outcome: 'unidentified'
      reason: 'no_candidate' | 'several_candidates' | 'contradiction'
      candidates: readonly string[]
    }>

/**
 * Whose money a credit is. What the document says and what the payer says must agree where both say something; a credit that fits nobody
 * or more than one is nobody's until an officer says so. Only funders that share the fund can be meant.
 */
export function matchCredit(
  credit: CreditFacts,
  aliases: readonly FunderAlias[],
  documents: ReadonlyMap<string, ReadonlySet<string>>,
): CreditMatch {
  const byDocument =
    credit.documentNumber === null ? new Set<string>() : ofDocument(credit.documentNumber, aliases, documents)
  const byPayer = credit.payer === null ? new Set<string>() : named('payer', credit.payer, aliases)
  const both = byDocument.size > 0 && byPayer.size > 0
  const candidates = [...byDocument, ...byPayer].filter((id) => !both || (byDocument.has(id) && byPayer.has(id)))
  const [funderId, ...others] = inOrder(candidates)
  if (funderId !== undefined && others.length === 0) return { outcome: 'known', funderId }
  if (funderId !== undefined)
    return { outcome: 'unidentified', reason: 'several_candidates', candidates: [funderId, ...others] }
  return {
    outcome: 'unidentified',
    reason: both ? 'contradiction' : 'no_candidate',
    candidates: inOrder([...byDocument, ...byPayer]),
  }
}

const inOrder = (funderIds: readonly string[]): string[] => [...new Set(funderIds)].toSorted()

/** A document that came with a funder's money before says more than who issued it: a city's bureau may write for two funders. */
function ofDocument(
  documentNumber: string,
  aliases: readonly FunderAlias[],
  documents: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  return documents.get(documentNumber) ?? named('issuer', issuerOf(documentNumber), aliases)
}

const named = (kind: FunderAlias['kind'], text: string, aliases: readonly FunderAlias[]): ReadonlySet<string> =>
  new Set(
    aliases
      .filter((alias) => alias.kind === kind && aliasKey(alias.text) === aliasKey(text))
      .map((alias) => alias.funderId),
  )
