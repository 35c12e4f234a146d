import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { DayField } from '../parts/day-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { CASES_AT_ONCE_MAX, type ChosenCases, countOf } from './chosen-cases.ts'

const T = {
  title: { zh: '列为审计发现（{n} 条差异）', en: 'Make a finding of {n} case(s)' },
  name: { zh: '标题', en: 'Title' },
  statement: { zh: '事实', en: 'What was found' },
  requirement: { zh: '整改要求', en: 'What is to be done' },
  office: { zh: '被审计单位', en: 'Audited office' },
  deadline: { zh: '整改期限', en: 'Until' },
  cancel: { zh: '不办了', en: 'Leave it' },
  send: { zh: '下达', en: 'Issue' },
  done: { zh: '审计发现已下达', en: 'The finding is issued' },
} as const

const EMPTY = { title: '', statement: '', requirement: '', office: '', deadline: '' }

/** Puts cases before the audited office: what was found, what is to be done, until when. */
export function FindingDialog({
  chosen,
  isOpen,
  onClose,
}: {
  chosen: ChosenCases
  isOpen: boolean
  onClose: () => void
}) {
  const t = useT()
  const navigate = useNavigate()
  const [said, setSaid, forget] = useKept('finding', EMPTY)
  const issue = useCommand({
    run: async (sent: typeof EMPTY, key) =>
      answer(
        api.reconciliation.POST('/v1/findings', {
          params: { header: { 'idempotency-key': key } },
          body: { case_ids: await idsOf(chosen), ...sent },
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: ({ id }) => {
      setSaid(EMPTY)
      forget()
      onClose()
      void navigate({ to: '/audit/findings/$finding_id', params: { finding_id: id } })
    },
  })
  const faults = fieldProblems(issue.problem)
  return (
    <Dialog
      isOpen={isOpen}
      isWide
      title={t(T.title, { n: countOf(chosen) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            loading={issue.isSending}
            disabled={[said.title, said.statement, said.requirement, said.office].some((text) => text.trim() === '')}
            onClick={() => void issue.send(said)}
          >
            {t(T.send)}
          </Button>
        </>
      }
    >
      <TextField
        label={t(T.name)}
        value={said.title}
        onChange={(title) => setSaid({ ...said, title })}
        isRequired
        fault={faults.get('/title')}
      />
      <TextField
        label={t(T.statement)}
        value={said.statement}
        onChange={(statement) => setSaid({ ...said, statement })}
        rows={4}
        isRequired
        fault={faults.get('/statement')}
      />
      <TextField
        label={t(T.requirement)}
        value={said.requirement}
        onChange={(requirement) => setSaid({ ...said, requirement })}
        rows={3}
        isRequired
        fault={faults.get('/requirement')}
      />
      <div className="field-grid">
        <TextField
          label={t(T.office)}
          value={said.office}
          onChange={(office) => setSaid({ ...said, office })}
          isRequired
          fault={faults.get('/office')}
        />
        <DayField
          label={t(T.deadline)}
          value={said.deadline}
          onChange={(deadline) => setSaid({ ...said, deadline })}
          fault={faults.get('/deadline')}
        />
      </div>
      <ProblemNotice problem={issue.problem} />
    </Dialog>
  )
}

/** A finding rests on cases that are named one by one. */
async function idsOf(chosen: ChosenCases): Promise<string[]> {
  if ('ids' in chosen) return [...chosen.ids]
  const query = { ...chosen.filter, limit: CASES_AT_ONCE_MAX }
  const { cases } = await answer(api.reconciliation.GET('/v1/cases', { params: { query } }))
  return cases.map(({ id }) => id)
}
