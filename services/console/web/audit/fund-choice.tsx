import { useT } from '../shell/language.tsx'

const T = {
  funds: { zh: '哪些资金', en: 'Which funds' },
  all: { zh: '该地区的全部资金（包括以后的）', en: 'all of the area, also later ones' },
} as const

type FundChoiceProps = Readonly<{
  all: readonly Readonly<{ id: string; name: string }>[]
  /** Null for all of the area. */
  chosen: readonly string[] | null
  onChange: (chosen: readonly string[] | null) => void
}>

export function FundChoice({ all, chosen, onChange }: FundChoiceProps) {
  const t = useT()
  const toggle = (id: string, isOn: boolean) => {
    const next = isOn ? [...(chosen ?? []), id] : (chosen ?? []).filter((each) => each !== id)
    onChange(next.length === 0 ? null : next)
  }
  return (
    <fieldset className="choices">
      <legend>{t(T.funds)}</legend>
      <label>
        <input
          type="checkbox"
          checked={chosen === null}
          onChange={() => onChange(chosen === null ? all.slice(0, 1).map(({ id }) => id) : null)}
        />
        {t(T.all)}
      </label>
      {all.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen?.includes(id) ?? false}
            onChange={(event) => toggle(id, event.target.checked)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
