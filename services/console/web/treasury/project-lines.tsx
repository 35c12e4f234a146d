import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { Yuan } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES } from './batch-queries.ts'
import { PAYMENT_STATES } from './batch-words.ts'
import { DeedButton } from './deed-button.tsx'
import { type Refusal, roleRefusal } from './deeds.ts'
import { ProjectPapers } from './project-papers.tsx'
import { documentsQuery, type ProjectDocument, type ProjectLine, PROJECTS } from './project-queries.ts'
import { DOCUMENT_WORDS, isStage, NEEDED_DOCUMENTS, OF_WHOLE_PROJECT, STAGE_WORDS } from './project-words.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const T = {
  title: { zh: '各笔补助：阶段与资料', en: 'Lines: stages and papers' },
  line: { zh: '{period} 年 · {line}', en: '{period} · {line}' },
  whole: { zh: '一次付清', en: 'in one sum' },
  stage: { zh: '付的是哪一阶段', en: 'Which stage it pays' },
  noStage: { zh: '还没有说明阶段', en: 'No stage is said yet' },
  say: { zh: '说明阶段', en: 'Say the stage' },
  change: { zh: '更改阶段', en: 'Change the stage' },
  said: { zh: '阶段已登记', en: 'The stage is recorded' },
  onItsWay: { zh: '这笔钱已经发出，阶段不能再改。', en: 'It is on its way; its stage stays.' },
  needs: { zh: '还缺：{papers}', en: 'Wanting: {papers}' },
  complete: { zh: '资料齐全', en: 'All papers are there' },
  waits: { zh: '待支付', en: 'Waits to be paid' },
} as const satisfies Texts

const ON_ITS_WAY: ReadonlySet<string> = new Set(['sent', 'unknown', 'paid', 'clawed_back'])

/** Each line of a project: what it pays, which papers are there and which are wanting. */
export function ProjectLines({ lines }: { lines: readonly ProjectLine[] }) {
  const t = useT()
  const documents = useQueries({ queries: lines.map(({ id }) => documentsQuery(id)) }).map(({ data }) => data ?? [])
  const ofProject = new Set(documents.flat().map(({ kind }) => kind))
  return (
    <section className="card">
      <h2>{t(T.title)}</h2>
      <ul className="file-list">
        {lines.map((line, place) => (
          <li key={line.id}>
            <Line line={line} documents={documents[place] ?? []} ofProject={ofProject} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type LineProps = Readonly<{
  line: ProjectLine
  documents: readonly ProjectDocument[]
  ofProject: ReadonlySet<ProjectDocument['kind']>
}>

function Line({ line, documents, ofProject }: LineProps) {
  const t = useT()
  const officer = useOfficer()
  const [isSaying, setSaying] = useState(false)
  const own = new Set(documents.map(({ kind }) => kind))
  const missing =
    line.stage === null
      ? []
      : NEEDED_DOCUMENTS[line.stage].filter((kind) => !(OF_WHOLE_PROJECT.has(kind) ? ofProject : own).has(kind))
  const refusal: Refusal = roleRefusal(officer) ?? (ON_ITS_WAY.has(line.payment_state ?? '') ? T.onItsWay : undefined)
  return (
    <>
      <p className="row">
        <strong>{t(T.line, { period: line.period, line: line.line === 'whole' ? t(T.whole) : line.line })}</strong>
        <Yuan yuan={line.amount} />
        {line.payment_state === null ? (
          <span className="tag tag-neutral">{t(T.waits)}</span>
        ) : (
          <StateTag of={PAYMENT_STATES} state={line.payment_state} />
        )}
      </p>
      <p className="row">
        {line.stage === null ? (
          <span className="tone-warn">{t(T.noStage)}</span>
        ) : (
          <>
            <span className="tag tag-neutral">{t(STAGE_WORDS[line.stage])}</span>
            {missing.length === 0 ? (
              <span className="tone-good">{t(T.complete)}</span>
            ) : (
              <span className="tone-warn">
                {t(T.needs, { papers: missing.map((kind) => t(DOCUMENT_WORDS[kind])).join('、') })}
              </span>
            )}
          </>
        )}
        <DeedButton refusal={refusal} onDo={() => setSaying(true)}>
          {t(line.stage === null ? T.say : T.change)}
        </DeedButton>
      </p>
      <ProjectPapers awardId={line.id} documents={documents} />
      {isSaying && <StageDialog line={line} onClose={() => setSaying(false)} />}
    </>
  )
}

function StageDialog({ line, onClose }: { line: ProjectLine; onClose: () => void }) {
  const t = useT()
  const [stage, setStage] = useState<string>(line.stage ?? 'advance')
  const say = useCommand({
    run: (reason: string, key) => {
      const params = { path: { award_id: line.id }, header: { 'idempotency-key': key } }
      const body = { stage: isStage(stage) ? stage : ('advance' as const), reason }
      return answer(api.disbursement.POST('/v1/awards/{award_id}/stage', { params, body }))
    },
    invalidates: [PROJECTS, BATCHES],
    done: T.said,
  })
  return (
    <ReasonDialog name={`stage:${line.id}`} isOpen onClose={onClose} title={t(T.say)} action={t(T.say)} command={say}>
      <Choice label={t(T.stage)} value={stage} options={STAGE_WORDS} onChange={setStage} />
    </ReasonDialog>
  )
}
