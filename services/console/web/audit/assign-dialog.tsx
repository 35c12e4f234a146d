import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { AUDIT } from './audit-queries.ts'

const T = {
  title: { zh: '指派 {n} 条差异', en: 'Assign {n} case(s)' },
  whom: { zh: '指派给（账号）', en: 'To whom (subject)' },
  hint: { zh: '可从列表中选择审计人员，也可直接填写账号。', en: 'Choose an auditor, or write a subject.' },
  me: { zh: '指派给我', en: 'To me' },
  send: { zh: '指派', en: 'Assign' },
  done: { zh: '已指派', en: 'Assigned' },
} as const

/** The officers that the access service knows; where it knows none the subject is written. */
const auditorsQuery = {
  queryKey: ['names', 'auditors'],
  queryFn: async () =>
    (await answer(api.access.GET('/v1/officers', { params: { query: { limit: 1000 } } }))).officers.filter(
      ({ roles, state }) => roles.includes('audit') && state === 'in_office',
    ),
  retry: false,
}

type AssignDialogProps = Readonly<{ cases: readonly string[]; isOpen: boolean; onClose: () => void }>

export function AssignDialog({ cases, isOpen, onClose }: AssignDialogProps) {
  const t = useT()
  const officer = useOfficer()
  const [owner, setOwner] = useState('')
  const { data: auditors = [] } = useQuery({ ...auditorsQuery, enabled: isOpen })
  const assign = useCommand({
    run: (subject: string, key) =>
      answer(
        api.reconciliation.POST('/v1/cases/assign', {
          params: { header: { 'idempotency-key': key } },
          body: { cases: [...cases], owner: subject },
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: onClose,
  })
  return (
    <Dialog
      isOpen={isOpen}
      title={t(T.title, { n: cases.length })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void assign.send(officer.subject)}>{t(T.me)}</Button>
          <Button
            type="primary"
            loading={assign.isSending}
            disabled={owner.trim() === ''}
            onClick={() => void assign.send(owner.trim())}
          >
            {t(T.send)}
          </Button>
        </>
      }
    >
      <TextField
        label={t(T.whom)}
        value={owner}
        onChange={setOwner}
        hint={t(T.hint)}
        fault={fieldProblems(assign.problem).get('/owner')}
      />
      <div className="row">
        {auditors.map(({ subject, name }) => (
          <Button key={subject} size="small" onClick={() => setOwner(subject)}>
            {name}
          </Button>
        ))}
      </div>
      <ProblemNotice problem={assign.problem} />
    </Dialog>
  )
}
