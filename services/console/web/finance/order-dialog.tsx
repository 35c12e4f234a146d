import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { QueryKey } from '@tanstack/react-query'
import { fieldProblems, type Problem } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { readAmount } from './amount-text.ts'
import { type Order, type OrderField, readOrder } from './read-order.ts'

const T = {
  choose: { zh: '请选择', en: 'Choose' },
  amountHint: { zh: '元，或写成 12.5万元', en: 'Yuan, or written as 12.5万元' },
  amountIs: { zh: '= {amount} 元', en: '= {amount} yuan' },
  amountWrong: { zh: '请写成 7500.00 或 0.75万元，最多到分', en: 'Write 7500.00 or 0.75万元, to the fen at most' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Texts

export type OrderDialogProps = Readonly<{
  /** Under which what is typed is kept until it is taken. */
  name: string
  title: Text
  says: Text
  button: Text
  fields: readonly OrderField[]
  usual?: Order
  run: (order: Order, key: string) => Promise<unknown>
  invalidates: readonly QueryKey[]
  done: Text
  /** What would come of it, below the fields. */
  preview?: (order: Order) => ReactNode
  onClose: () => void
}>

/** A small form of one deed: nothing is sent before it is complete, a refusal stands at its field, a reload loses nothing typed. */
export function OrderDialog(props: OrderDialogProps) {
  const { name, title, says, button, fields, usual = {}, run, invalidates, done, preview, onClose } = props
  const t = useT()
  const initial = Object.fromEntries(
    fields.map((field) => [field.name, usual[field.name] ?? (field.kind === 'day' ? todayInShanghai() : '')]),
  )
  const [typed, keep, forget] = useKept<Order>(`order:${name}`, initial)
  const send = useCommand({
    run,
    invalidates,
    done,
    onDone: () => {
      forget()
      onClose()
    },
  })
  const order = readOrder(fields, typed)
  const faults = faultsOf(send.problem, fields)
  return (
    <Dialog
      isOpen
      title={t(title)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            disabled={order === undefined}
            loading={send.isSending}
            onClick={() => order !== undefined && void send.send(order)}
          >
            {t(button)}
          </Button>
        </>
      }
    >
      <p>{t(says)}</p>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          fault={faults.get(field.name)}
          onChange={(value) => keep({ ...typed, [field.name]: value })}
        />
      ))}
      {preview?.(order ?? typed)}
      <ProblemNotice problem={send.problem} />
    </Dialog>
  )
}

type FieldProps = Readonly<{
  field: OrderField
  value: string
  fault: Text | undefined
  onChange: (value: string) => void
}>

function Field({ field, value, fault, onChange }: FieldProps) {
  const t = useT()
  const label = t(field.label)
  const isRequired = field.isOptional !== true
  switch (field.kind) {
    case 'choice': {
      const options = Array.isArray(field.options)
        ? (field.options as readonly (readonly [string, Text | string])[])
        : Object.entries(field.options ?? {})
      return (
        <>
          <Choice
            label={label}
            value={value}
            options={isRequired ? [['', T.choose], ...options] : options}
            onChange={onChange}
          />
          {fault !== undefined && <p className="tone-bad">{t(fault)}</p>}
        </>
      )
    }
    case 'day':
      return (
        <DayField
          label={label}
          value={value}
          onChange={onChange}
          fault={fault}
          {...(field.isFuture !== true && { max: todayInShanghai() })}
        />
      )
    case 'amount': {
      const amount = readAmount(value)
      return (
        <TextField
          label={label}
          value={value}
          onChange={onChange}
          hint={amount === undefined ? (field.hint ?? t(T.amountHint)) : t(T.amountIs, { amount: yuanFigures(amount) })}
          fault={value !== '' && amount === undefined ? T.amountWrong : fault}
          isRequired={isRequired}
        />
      )
    }
    case 'text':
      return (
        <TextField
          label={label}
          value={value}
          onChange={onChange}
          fault={fault}
          isRequired={isRequired}
          {...(field.hint !== undefined && { hint: field.hint })}
          {...(field.placeholder !== undefined && { placeholder: field.placeholder })}
        />
      )
  }
}

/** What the service says of a field; and a refusal of the whole stands at the field that it is about. */
function faultsOf(problem: Problem | undefined, fields: readonly OrderField[]): ReadonlyMap<string, Text> {
  const faults = new Map([...fieldProblems(problem)].map(([pointer, reason]) => [pointer.replace(/^\//u, ''), reason]))
  if (problem === undefined) return faults
  const place = REFUSED_AT[problem.code]?.find((name) => fields.some((field) => field.name === name))
  if (place !== undefined && !faults.has(place)) faults.set(place, { zh: problem.title_zh, en: problem.title_en })
  return faults
}

/** By the code of a refusal: the names of the field that it is about, whichever of them the form has. */
const DAYS = ['on', 'refunded_on', 'decided_on', 'opened_on']
const REFUSED_AT: Readonly<Record<string, readonly string[]>> = {
  LEDGER_ADVANCE_BEYOND_ARREARS: ['amount'],
  LEDGER_ADVANCE_TO_ITSELF: ['borrower_id'],
  LEDGER_ADVANCE_INSUFFICIENT: ['amount'],
  LEDGER_REPAYMENT_EXCEEDED: ['amount'],
  LEDGER_INTEREST_EXCEEDED: ['amount'],
  LEDGER_AVAILABLE_EXCEEDED: ['amount'],
  LEDGER_SPLIT_BASE_EMPTY: ['split'],
  LEDGER_MONTH_CLOSED: DAYS,
  ALLOCATION_REFUND_BEYOND: ['amount'],
  ALLOCATION_REFUND_TOO_EARLY: DAYS,
  ALLOCATION_DAY_IN_FUTURE: DAYS,
}
