import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Break, breakQuery, type CaseHistory } from './audit-queries.ts'
import { ADDRESSEES } from './case-words.ts'
import { CorrectionLines } from './correction-lines.tsx'
import { bodyOf, type Proposal, proposalOf } from './proposed-lines.ts'
import { readRow } from './shown-row.ts'

const T = {
  title: { zh: '建议更正', en: 'Propose a correction' },
  hint: {
    zh: '更正建议是一份文书：不入账，也不付款。由总账或国库自行决定办理，办结后在此登记。',
    en: 'A paper: nothing is posted or paid by it. Ledger or treasury decide, and what they did is noted here.',
  },
  to: { zh: '致', en: 'To' },
  what: { zh: '建议做什么', en: 'What is to be done' },
  ground: { zh: '依据', en: 'Ground' },
  balance: { zh: '借贷合计须为零。', en: 'Debits and credits have to make up nothing.' },
  cancel: { zh: '不办了', en: 'Leave it' },
  send: { zh: '提出建议', en: 'Propose' },
  done: { zh: '更正建议已提出', en: 'Proposed' },
} as const

type CorrectionDialogProps = Readonly<{ found: CaseHistory; isOpen: boolean; onClose: () => void }>

/** Begins with what the break itself says: the payment and the difference. */
export function CorrectionDialog({ found, isOpen, onClose }: CorrectionDialogProps) {
  const shown = useQuery({ ...breakQuery(found.run_id, found.break), enabled: isOpen })
  if (!isOpen || shown.isPending) return null
  return <CorrectionForm found={found} reference={referenceOf(shown.data ?? null)} onClose={onClose} />
}

function CorrectionForm({
  found,
  reference,
  onClose,
}: Omit<CorrectionDialogProps, 'isOpen'> & Readonly<{ reference: string }>) {
  const t = useT()
  const [proposal, setProposal, forget] = useKept<Proposal>(
    `correction-${found.id}`,
    proposalOf(found.difference, reference),
  )
  const change = (with_: Partial<Proposal>) => setProposal({ ...proposal, ...with_ })
  const propose = useCommand({
    run: (body: ReturnType<typeof bodyOf>, key) =>
      answer(
        api.reconciliation.POST('/v1/cases/{case_id}/corrections', {
          params: { path: { case_id: found.id }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: () => {
      forget()
      onClose()
    },
  })
  const faults = fieldProblems(propose.problem)
  const { addressee, what, ground } = proposal
  return (
    <Dialog
      isOpen
      isWide
      title={t(T.title)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            loading={propose.isSending}
            disabled={what.trim() === '' || ground.trim() === ''}
            onClick={() => void propose.send(bodyOf(proposal))}
          >
            {t(T.send)}
          </Button>
        </>
      }
    >
      <p>{t(T.hint)}</p>
      <Choice
        label={t(T.to)}
        value={addressee}
        options={ADDRESSEES}
        onChange={(value) => change({ addressee: value === 'ledger' ? 'ledger' : 'treasury' })}
      />
      <TextField
        label={t(T.what)}
        value={what}
        onChange={(text) => change({ what: text })}
        rows={2}
        isRequired
        fault={faults.get('/what')}
      />
      <TextField
        label={t(T.ground)}
        value={ground}
        onChange={(text) => change({ ground: text })}
        rows={2}
        isRequired
        fault={faults.get('/ground')}
      />
      {addressee === 'ledger' && <p className="muted">{t(T.balance)}</p>}
      <CorrectionLines
        addressee={addressee}
        fundId={found.fund}
        lines={proposal[addressee]}
        faults={faults}
        onChange={(lines) => change({ [addressee]: lines })}
      />
      <ProblemNotice problem={propose.problem} />
    </Dialog>
  )
}

/** What both sides call the payment, or the only side that is there. */
function referenceOf(found: Break | null): string {
  const rows = [readRow(found?.left), readRow(found?.right)]
  return rows.map((row) => row?.fields['reference'] ?? '').find((reference) => reference !== '') ?? ''
}
