import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { readAmount } from './amount-text.ts'

const T = {
  title: { zh: '登记到位', en: 'Record an arrival' },
  says: {
    zh: '专户收到出资方的一笔钱。登记后由账务入账，不能修改；记错了的在“退回”里办理。',
    en: 'Money of a funder that came into the dedicated account. It is posted and not edited afterwards; one recorded in error is sent back under Refunds.',
  },
  funder: { zh: '出资方', en: 'Funder' },
  choose: { zh: '请选择', en: 'Choose' },
  amount: { zh: '金额', en: 'Amount' },
  amountHint: { zh: '元，或写成 12.5万元', en: 'Yuan, or written as 12.5万元' },
  amountIs: { zh: '= {amount} 元', en: '= {amount} yuan' },
  amountWrong: { zh: '请写成 7500.00 或 0.75万元，最多到分', en: 'Write 7500.00 or 0.75万元, to the fen at most' },
  document: { zh: '指标文号', en: 'Document number' },
  day: { zh: '到账日', en: 'Arrived on' },
  record: { zh: '登记', en: 'Record' },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '已登记，正在入账', en: 'Recorded, being posted' },
} as const satisfies Texts

export type ArrivalDialogProps = Readonly<{
  fundId: string
  funders: readonly Readonly<{ funder_id: string; name: string }>[]
  isOpen: boolean
  onClose: () => void
}>

type Arrival = Readonly<{ funder_id: string; amount: string; document_number: string; arrived_on: string }>

export function ArrivalDialog({ fundId, funders, isOpen, onClose }: ArrivalDialogProps) {
  const t = useT()
  const usual: Arrival = { funder_id: '', amount: '', document_number: '', arrived_on: todayInShanghai() }
  const [arrival, keep, forget] = useKept(`arrival:${fundId}`, usual)
  const set = (change: Partial<Arrival>) => keep({ ...arrival, ...change })
  const amount = readAmount(arrival.amount)
  const record = useCommand({
    run: (body: Arrival, key) =>
      answer(
        api.allocation.POST('/v1/arrivals', {
          params: { header: { 'idempotency-key': key } },
          body: { ...body, fund_id: fundId },
        }),
      ),
    invalidates: [['funds']],
    done: T.done,
    onDone: () => {
      keep(usual)
      forget()
      onClose()
    },
  })
  const close = () => {
    record.forget()
    onClose()
  }
  const faults = fieldProblems(record.problem)
  const isReady =
    amount !== undefined &&
    arrival.funder_id !== '' &&
    arrival.document_number.trim() !== '' &&
    arrival.arrived_on !== ''
  return (
    <Dialog
      isOpen={isOpen}
      title={t(T.title)}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            disabled={!isReady}
            loading={record.isSending}
            onClick={() =>
              void record.send({ ...arrival, document_number: arrival.document_number.trim(), amount: amount ?? '' })
            }
          >
            {t(T.record)}
          </Button>
        </>
      }
    >
      <p>{t(T.says)}</p>
      <Choice
        label={t(T.funder)}
        value={arrival.funder_id}
        options={{ '': T.choose, ...Object.fromEntries(funders.map(({ funder_id, name }) => [funder_id, name])) }}
        onChange={(funder_id) => set({ funder_id })}
      />
      <TextField
        label={t(T.amount)}
        value={arrival.amount}
        onChange={(typed) => set({ amount: typed })}
        hint={amount === undefined ? t(T.amountHint) : t(T.amountIs, { amount: yuanFigures(amount) })}
        fault={arrival.amount !== '' && amount === undefined ? T.amountWrong : faults.get('/amount')}
        isRequired
      />
      <TextField
        label={t(T.document)}
        value={arrival.document_number}
        onChange={(document_number) => set({ document_number })}
        placeholder="佛财农〔2016〕61号"
        fault={faults.get('/document_number')}
        isRequired
      />
      <DayField
        label={t(T.day)}
        value={arrival.arrived_on}
        onChange={(arrived_on) => set({ arrived_on })}
        max={todayInShanghai()}
        fault={faults.get('/arrived_on')}
      />
      <ProblemNotice problem={record.problem} />
    </Dialog>
  )
}
