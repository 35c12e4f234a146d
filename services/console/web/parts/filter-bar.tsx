import { useEffect, useState } from 'react'
import { type Text, useT } from '../shell/language.tsx'
import { AreaSelect } from './area-select.tsx'
import { Choice, type Options } from './choice.tsx'
import { DayField } from './day-field.tsx'
import { TextField } from './text-field.tsx'
import { useView } from './view.ts'

const T = { clear: { zh: '清除筛选', en: 'Clear filters' }, filters: { zh: '筛选', en: 'Filters' } } as const

export type Filter = Readonly<
  | { name: string; label: Text; kind: 'text'; placeholder?: string }
  | { name: string; label: Text; kind: 'day' }
  /** A code of an area, chosen by its name. */
  | { name: string; label: Text; kind: 'area'; longest?: number }
  /** '' stands for all and is the usual one. */
  | { name: string; label: Text; kind: 'choice'; options: Options }
>

const TYPING_PAUSE_MILLISECONDS = 350

/** Filters that live in the address; read them with `useView({ area: '', state: '' })`. */
export function FilterBar({ of, children }: { of: readonly Filter[]; children?: React.ReactNode }) {
  const t = useT()
  const [view, setView] = useView(Object.fromEntries(of.map(({ name }) => [name, ''])))
  const isFiltered = of.some(({ name }) => view[name] !== '')
  const clear = () => setView(Object.fromEntries(of.map(({ name }) => [name, ''])))
  return (
    <search className="filter-bar" aria-label={t(T.filters)}>
      {of.map((filter) => (
        <FilterField
          key={filter.name}
          filter={filter}
          value={view[filter.name] ?? ''}
          onChange={(value) => setView({ [filter.name]: value })}
        />
      ))}
      {isFiltered && (
        <button type="button" className="quiet-button" onClick={clear}>
          {t(T.clear)}
        </button>
      )}
      {children}
    </search>
  )
}

type FilterFieldProps = { filter: Filter; value: string; onChange: (value: string) => void }

function FilterField({ filter, value, onChange }: FilterFieldProps) {
  const t = useT()
  const label = t(filter.label)
  if (filter.kind === 'choice')
    return <Choice label={label} value={value} options={filter.options} onChange={onChange} />
  if (filter.kind === 'day') return <DayField label={label} value={value} onChange={onChange} />
  if (filter.kind === 'area')
    return <AreaSelect label={label} value={value} onChange={onChange} longest={filter.longest ?? 12} />
  return <TypedFilter label={label} value={value} onChange={onChange} placeholder={filter.placeholder ?? ''} />
}

/** Asks only when typing pauses. */
function TypedFilter(props: { label: string; value: string; placeholder: string; onChange: (value: string) => void }) {
  const { label, value, placeholder, onChange } = props
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed.trim()), TYPING_PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return <TextField label={label} value={typed} onChange={setTyped} type="search" placeholder={placeholder} />
}
