import { momentText } from '../parts/day.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { useLanguage, useT } from '../shell/language.tsx'
import type { CaseHistory } from './audit-queries.ts'
import { CASE_STATES } from './case-words.ts'
import { personText } from './person-names.ts'
import { ownWords } from './own-words.ts'

const T = {
  note: { zh: '备注', en: 'Note' },
  owner: { zh: '指派', en: 'Assigned' },
  byRun: { zh: '第 {n} 轮核对', en: 'run {n}' },
} as const

type Step = Readonly<{ at: string; by: string; what: 'note' | 'owner' | { state: string }; text: string }>

/** Moves and notes in one line of time, the newest first. */
export function CaseHistoryList({ moves, notes }: Pick<CaseHistory, 'moves' | 'notes'>) {
  const t = useT()
  const { language } = useLanguage()
  const steps: readonly Step[] = [
    ...moves.map((move) => ({
      at: move.moved_at,
      by: move.run === null ? personText(move.moved_by, move.moved_for) : t(T.byRun, { n: move.run }),
      what: { state: move.to_state },
      text: ownWords(move.why, language),
    })),
    ...notes.map((note) => ({
      at: note.noted_at,
      by: personText(note.noted_by, note.noted_for),
      what: note.kind,
      text: note.note,
    })),
  ].toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <ol className="history">
      {steps.map((step) => (
        <li key={`${step.at}-${step.text}`}>
          <span>
            {typeof step.what === 'string' ? (
              <strong>{t(T[step.what])}</strong>
            ) : (
              <StateTag of={CASE_STATES} state={step.what.state} />
            )}{' '}
            {step.text}
          </span>
          <small>
            {step.by} · {momentText(step.at)}
          </small>
        </li>
      ))}
    </ol>
  )
}
