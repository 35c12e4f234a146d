import { useId } from 'react'
import { useT } from '../shell/language.tsx'

const T = {
  village: { zh: '村（居）', en: 'Village' },
  whole: { zh: '全部（{n} 笔）', en: 'All ({n})' },
} as const

type VillageChoiceProps = Readonly<{
  village: string
  lines: number
  places: readonly Readonly<{ area_code: string; area_name: string | null; lines: number }>[]
  onChange: (village: string) => void
}>

/** In the order of their codes; Choice would put codes of nine digits before the first option. */
export function VillageChoice({ village, lines, places, onChange }: VillageChoiceProps) {
  const t = useT()
  const id = useId()
  return (
    <span className="field">
      <label htmlFor={id}>{t(T.village)}</label>
      <select id={id} value={village} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t(T.whole, { n: lines.toLocaleString('en-US') })}</option>
        {places.map((place) => (
          <option key={place.area_code} value={place.area_code}>
            {`${place.area_name ?? place.area_code}（${place.lines.toLocaleString('en-US')}）`}
          </option>
        ))}
      </select>
    </span>
  )
}
