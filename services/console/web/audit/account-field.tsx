import { useId } from 'react'
import { useQuery } from '@tanstack/react-query'
import { fundsQuery, useFunderName } from '../parts/known-names.ts'
import { type Text, useT } from '../shell/language.tsx'
import { ACCOUNT_KINDS, FUNDER_ACCOUNTS } from './account-words.ts'

type AccountFieldProps = Readonly<{
  label: string
  fundId: string | null
  /** As the ledger calls it: 'cash:province'. */
  value: string
  onChange: (code: string) => void
  fault?: Text | undefined
}>

/** An account of the ledger: those of the fund are offered by their names, and what it stands for is said below. */
export function AccountField({ label, fundId, value, onChange, fault }: AccountFieldProps) {
  const t = useT()
  const id = useId()
  const nameOf = useAccountName()
  const fund = useQuery(fundsQuery).data?.find((each) => each.id === fundId)
  const codes = [
    'appropriation',
    'unidentified',
    ...FUNDER_ACCOUNTS.flatMap((kind) => (fund?.shares ?? []).map((share) => `${kind}:${share.funder}`)),
  ]
  return (
    <span className="field">
      <label htmlFor={id}>
        {label}
        <span aria-hidden> *</span>
      </label>
      <input
        id={id}
        list={`${id}-list`}
        value={value}
        required
        autoComplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-told`}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}-list`}>
        {codes.map((code) => (
          <option key={code} value={code} label={nameOf(code)} />
        ))}
      </datalist>
      <small id={`${id}-told`} className={fault === undefined ? '' : 'tone-bad'}>
        {fault === undefined ? nameOf(value.trim()) : t(fault)}
      </small>
    </span>
  )
}

/** 专户存款 · 广东省; '' where the ledger has no such kind of account. */
export function useAccountName(): (code: string) => string {
  const t = useT()
  const funderName = useFunderName()
  return (code) => {
    const [kind = '', of] = code.split(':')
    const known = ACCOUNT_KINDS[kind]
    if (known === undefined) return ''
    return of === undefined || of === '' ? t(known) : `${t(known)} · ${funderName(of)}`
  }
}
