import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { type Text, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { areaChoices, type AreaOption, findArea, narrowAreas } from './area-options.ts'
import { areasQuery } from './known-names.ts'

const T = {
  hint: { zh: '输入名称或区划代码，从列表中选择', en: 'Type a name or a code, and choose from the list' },
  unknown: { zh: '没有这个区划，请从列表中选择', en: 'There is no such area: choose from the list' },
} as const

export type AreaSelectProps = Readonly<{
  label: string
  /** A code; '' where none is chosen. */
  value: string
  /** Called with the code of an area that is listed, or with ''. */
  onChange: (code: string) => void
  isRequired?: boolean
  fault?: Text | undefined
  hint?: string
  /** How long codes may be: 6 for counties and above, 12 for villages too. */
  longest?: number
}>

/** An area of the officer's own, by its name: typed to narrow the browser's list, which every keyboard and screen reader knows. */
export function AreaSelect(props: AreaSelectProps) {
  const { label, value, onChange, isRequired = false, fault, hint, longest = 12 } = props
  const t = useT()
  const id = useId()
  const { areas } = useOfficer()
  const { data: names } = useQuery(areasQuery)
  const options = useMemo(() => areaChoices(names ?? new Map(), areas, longest), [names, areas, longest])
  const shownAs = options.find(({ code }) => code === value)?.text ?? value
  const [typed, setTyped] = useState(shownAs)
  const [isTyping, setTyping] = useState(false)
  // Not under the hand of who types: the first six digits of a village are a county's code, and already chosen.
  const isInHand = useRef(false)
  isInHand.current = isTyping
  useEffect(() => {
    if (!isInHand.current) setTyped(shownAs)
  }, [shownAs])
  const isUnknown = !isTyping && typed.trim() !== '' && names !== undefined && findArea(options, typed) === undefined
  const change = (next: string) => {
    setTyped(next)
    const found = next.trim() === '' ? '' : findArea(options, next)?.code
    if (found !== undefined && found !== value) onChange(found)
  }
  return (
    <span className="field">
      <label htmlFor={id}>
        {label}
        {isRequired && <span aria-hidden> *</span>}
      </label>
      <input
        id={id}
        list={`${id}-list`}
        value={typed}
        autoComplete="off"
        required={isRequired}
        aria-invalid={fault !== undefined || isUnknown}
        aria-describedby={`${id}-told`}
        onChange={(event) => change(event.target.value)}
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setTyping(false)
          if (findArea(options, typed) !== undefined || typed.trim() === '') setTyped(shownAs)
        }}
      />
      <datalist id={`${id}-list`}>
        {narrowAreas(options, typed === shownAs ? '' : typed).map(({ code, text }: AreaOption) => (
          <option key={code} value={text} />
        ))}
      </datalist>
      <small id={`${id}-told`} className={fault !== undefined || isUnknown ? 'tone-bad' : ''}>
        {fault !== undefined ? t(fault) : isUnknown ? t(T.unknown) : (hint ?? (value === '' ? t(T.hint) : ''))}
      </small>
    </span>
  )
}
