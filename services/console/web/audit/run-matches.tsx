import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT, jobQuery, type Run } from './audit-queries.ts'
import { type Match, MatchDialog } from './match-dialog.tsx'
import { readJobDocument } from './rule-document.ts'
import { ruleName } from './rule-sentences.ts'

const T = {
  label: { zh: '本轮的匹配', en: 'Matches of the run' },
  number: { zh: '序号', en: 'No.' },
  rule: { zh: '规则', en: 'Rule' },
  left: { zh: '左方行号', en: 'Left rows' },
  right: { zh: '右方行号', en: 'Right rows' },
  difference: { zh: '差额', en: 'Difference' },
  state: { zh: '情况', en: 'State' },
  suggested: { zh: '仅为建议，待确认', en: 'only suggested' },
  undone: { zh: '已撤销', en: 'undone' },
  hand: { zh: '人工匹配', en: 'by hand' },
  which: { zh: '哪些', en: 'Which' },
  all: { zh: '全部', en: 'all' },
  onlySuggested: { zh: '只看待确认的建议', en: 'only suggested ones' },
} as const

const LIMIT = 200

/** Matches of a run, those of officers first; each opens with both of its rows. */
export function RunMatches({ run }: { run: Run }) {
  const t = useT()
  const [view] = useView({ suggested: '' })
  const [opened, setOpened] = useState<Match>()
  const job = useQuery(jobQuery(run.job_id)).data
  const rules = job === undefined ? [] : (readJobDocument(job.document).rules?.rules ?? [])
  const ruleText = (id: string): string => {
    const rule = rules.find((each) => each.id === id)
    return id === 'manual' ? t(T.hand) : t(ruleName(rule ?? { id }))
  }
  const query = view.suggested === 'true' ? { suggested: true } : {}
  const stateOf = (match: Match): string =>
    match.undone !== null ? t(T.undone) : match.suggested ? t(T.suggested) : match.change !== null ? t(T.hand) : ''
  return (
    <>
      <FilterBar
        of={[{ name: 'suggested', label: T.which, kind: 'choice', options: { '': T.all, true: T.onlySuggested } }]}
      />
      <LongTable
        label={t(T.label)}
        of={{
          key: [...AUDIT, 'runs', run.id, 'matches', query],
          page: async (after) => {
            const { matches } = await answer(
              api.reconciliation.GET('/v1/job-runs/{run_id}/matches', {
                params: {
                  path: { run_id: run.id },
                  query: { ...query, limit: LIMIT, ...(after !== undefined && { after: Number(after) }) },
                },
              }),
            )
            return { rows: matches, next: matches.length === LIMIT ? String(matches.at(-1)?.number) : undefined }
          },
        }}
        columns={[
          {
            key: 'number',
            title: T.number,
            width: 90,
            text: ({ number }) => String(number),
            pointer: '/number',
            kind: 'count',
          },
          { key: 'rule', title: T.rule, text: ({ rule }) => ruleText(rule), pointer: '/rule' },
          { key: 'left', title: T.left, text: ({ left }) => left.join(', '), pointer: '/left' },
          { key: 'right', title: T.right, text: ({ right }) => right.join(', '), pointer: '/right' },
          {
            key: 'difference',
            title: T.difference,
            width: 140,
            isFigure: true,
            text: ({ difference }) => yuanFigures(difference),
            pointer: '/difference',
            kind: 'amount',
          },
          { key: 'state', title: T.state, width: 170, text: stateOf },
        ]}
        rowKey={({ number }) => String(number)}
        onRow={setOpened}
        exports={{
          service: 'reconciliation',
          path: `/v1/job-runs/${run.id}/matches`,
          query: view.suggested === 'true' ? { suggested: 'true' } : {},
          list: 'matches',
          name: `matches-${run.number}`,
          next: { parameter: 'after', from: '/number' },
        }}
      />
      {opened !== undefined && (
        <MatchDialog key={opened.number} run={run} match={opened} onClose={() => setOpened(undefined)} />
      )}
    </>
  )
}
