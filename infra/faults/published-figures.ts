import type { FundSummary, MainJobSummary } from '@fundtrace/cli'
import golden from '@fundtrace/cli/golden.json' with { type: 'json' }

/** Where a summary does not give what the documents give, in words. */
export function unlikePublished(summary: MainJobSummary): string[] {
  const expected: [what: string, found: unknown, published: unknown][] = golden.per_person_split.flatMap((figures) => {
    const fund = fundOf(summary, `${figures.id}-2016`)
    return [
      [`${fund.id} total`, fund.total, figures.total],
      [`${fund.id} shares`, fund.shares.map((share) => share.due), figures.shares],
    ]
  })
  const year = golden.qingcheng_year
  const households = fundOf(summary, 'qingcheng-households-2016')
  const dues = Object.fromEntries(households.shares.map((share) => [share.name, share.due]))
  for (const [township, published] of Object.entries(year.township_matching))
    expected.push([`${township} due`, dues[township], published])
  expected.push(['villages total', fundOf(summary, 'qingcheng-villages-2016').total, year.key_villages])
  expected.push(['checks that fail', summary.checks.filter((check) => !check.ok), []])
  return expected
    .map(([what, found, published]) => [what, JSON.stringify(found), JSON.stringify(published)] as const)
    .filter(([, found, published]) => found !== published)
    .map(([what, found, published]) => `${what}: ${found}, published ${published}`)
}

function fundOf(summary: MainJobSummary, id: string): FundSummary {
  const fund = summary.funds.find((candidate) => candidate.id === id)
  if (fund === undefined) throw new Error(`There is no fund ${id}`)
  return fund
}
