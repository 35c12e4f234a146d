import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Loaded } from '../parts/loaded.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useT } from '../shell/language.tsx'
import { type CaseHistory, caseQuery } from './audit-queries.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { CaseHistoryList } from './case-history.tsx'
import { CaseMoveDialog } from './case-move-dialog.tsx'
import { CaseNoteDialog } from './case-note-dialog.tsx'
import { CASE_STATES, MOVES, MOVES_FROM, type OfficerMove } from './case-words.ts'
import { CorrectionDialog } from './correction-dialog.tsx'
import { FindingDialog } from './finding-dialog.tsx'
import { officerName } from '../parts/officer-name.ts'
import { ownWords } from './own-words.ts'

const T = {
  title: { zh: '处理：差异 {n}', en: 'Case {n}' },
  state: { zh: '状态', en: 'State' },
  owner: { zh: '责任人', en: 'Owner' },
  nobody: { zh: '未指派', en: 'nobody yet' },
  seen: { zh: '发现', en: 'Found' },
  seenText: {
    zh: '{first} 首次发现，{last} 最近一次，共 {n} 轮；账龄 {days} 天',
    en: 'first {first}, last {last}, in {n} run(s); {days} days old',
  },
  assign: { zh: '指派', en: 'Assign' },
  note: { zh: '写备注', en: 'Write a note' },
  makeFinding: { zh: '列为审计发现', en: 'Make a finding' },
  correct: { zh: '建议更正', en: 'Propose a correction' },
  history: { zh: '经过', en: 'History' },
  papers: { zh: '相关文书', en: 'Papers' },
  correction: { zh: '更正建议 {n}', en: 'Correction {n}' },
  finding: { zh: '审计发现 {n}：{title}', en: 'Finding {n}: {title}' },
} as const

/** A case with what may be done to it now and all that was done. */
export function CasePanel({ caseId }: { caseId: string }) {
  const query = useQuery(caseQuery(caseId))
  return <Loaded of={query}>{(found) => <CaseSection found={found} />}</Loaded>
}

function CaseSection({ found }: { found: CaseHistory }) {
  const t = useT()
  const { language } = useLanguage()
  const [move, setMove] = useState<OfficerMove>()
  const [asking, setAsking] = useState<'assign' | 'note' | 'correct' | 'finding'>()
  const close = () => setAsking(undefined)
  const papers = found.corrections.length + found.findings.length
  return (
    <section className="card" aria-labelledby={`case-${found.id}`}>
      <h2 id={`case-${found.id}`}>{t(T.title, { n: found.number })}</h2>
      <dl className="facts">
        <dt>{t(T.state)}</dt>
        <dd>
          <StateTag of={CASE_STATES} state={found.state} /> {ownWords(found.why, language)}
        </dd>
        <dt>{t(T.owner)}</dt>
        <dd>{found.owner === null ? t(T.nobody) : officerName(found.owner)}</dd>
        <dt>{t(T.seen)}</dt>
        <dd>
          {t(T.seenText, {
            first: found.first_seen_on,
            last: found.last_seen_on,
            n: found.times_seen,
            days: found.age_days,
          })}
        </dd>
      </dl>
      <div className="row screen-only case-actions">
        {movesOf(found).map((to, place) => (
          <Button key={to} type={place === 0 ? 'primary' : 'default'} onClick={() => setMove(to)}>
            {t(MOVES[to])}
          </Button>
        ))}
        <Button onClick={() => setAsking('assign')}>{t(T.assign)}</Button>
        <Button onClick={() => setAsking('note')}>{t(T.note)}</Button>
        {found.state !== 'healed' && <Button onClick={() => setAsking('correct')}>{t(T.correct)}</Button>}
        {found.state !== 'healed' && <Button onClick={() => setAsking('finding')}>{t(T.makeFinding)}</Button>}
      </div>
      {papers > 0 && (
        <>
          <h3>{t(T.papers)}</h3>
          <ul className="plain-list">
            {found.corrections.map((each) => (
              <li key={each.id}>
                <Link to="/audit/corrections/$correction_id" params={{ correction_id: each.id }}>
                  {t(T.correction, { n: each.number })}
                </Link>
              </li>
            ))}
            {found.findings.map((each) => (
              <li key={each.id}>
                <Link to="/audit/findings/$finding_id" params={{ finding_id: each.id }}>
                  {t(T.finding, { n: each.number, title: each.title })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t(T.history)}</h3>
      <CaseHistoryList moves={found.moves} notes={found.notes} />
      <CaseMoveDialog key={move} caseId={found.id} number={found.number} to={move} onClose={() => setMove(undefined)} />
      <AssignDialog chosen={{ ids: [found.id] }} owner={found.owner} isOpen={asking === 'assign'} onClose={close} />
      <FindingDialog chosen={{ ids: [found.id] }} isOpen={asking === 'finding'} onClose={close} />
      <CaseNoteDialog caseId={found.id} isOpen={asking === 'note'} onClose={close} />
      <CorrectionDialog found={found} isOpen={asking === 'correct'} onClose={close} />
    </section>
  )
}

/** That it is corrected can be said once a correction of it is done. */
const movesOf = ({ state, corrections }: CaseHistory): readonly OfficerMove[] =>
  MOVES_FROM[state].filter((to) => to !== 'corrected' || corrections.some((each) => each.state === 'done'))
