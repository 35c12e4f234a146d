import { Choice } from '../parts/choice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { type Text, useT } from '../shell/language.tsx'
import type { JobSide } from './rule-document.ts'
import { COPIES, DATASET_KINDS } from './run-words.ts'

const T = {
  from: { zh: '数据来自', en: 'Where its rows come from' },
  upload: { zh: '上传的{kind}', en: 'uploaded: {kind}' },
  copy: { zh: '本方留存：{name}', en: 'our own copy: {name}' },
  series: { zh: '系列名（小写字母、数字、短横）', en: 'Series (a-z, 0-9, -)' },
  seriesHint: { zh: '核对时取同系列最新上传的一份', en: 'A run takes the newest of the series' },
  called: { zh: '这一方叫什么', en: 'What this side is called' },
} as const

const UPLOADS = ['list', 'statement', 'register'] as const

type SideFieldsProps = Readonly<{
  title: string
  side: JobSide
  name: Text | undefined
  onChange: (side: JobSide) => void
  onRename: (name: Text) => void
}>

/** One side of a job: a series of files that are uploaded, or our own copy of what another service said. */
export function SideFields({ title, side, name, onChange, onRename }: SideFieldsProps) {
  const t = useT()
  const options = {
    ...Object.fromEntries(UPLOADS.map((kind) => [`upload:${kind}`, t(T.upload, { kind: t(DATASET_KINDS[kind]) })])),
    ...Object.fromEntries(Object.entries(COPIES).map(([copy, text]) => [`copy:${copy}`, t(T.copy, { name: t(text) })])),
  }
  const choose = (value: string) => {
    const [source = '', of = ''] = value.split(':')
    const kind = UPLOADS.find((each) => each === of)
    if (source === 'copy') onChange({ copy: of })
    else if (kind !== undefined) onChange({ upload: kind, name: 'upload' in side ? side.name : '' })
  }
  return (
    <fieldset className="rule-fields">
      <legend>{title}</legend>
      <div className="field-grid">
        <Choice
          label={t(T.from)}
          value={'copy' in side ? `copy:${side.copy}` : `upload:${side.upload}`}
          options={options}
          onChange={choose}
        />
        {'upload' in side && (
          <TextField
            label={t(T.series)}
            hint={t(T.seriesHint)}
            value={side.name}
            isRequired
            onChange={(series) => onChange({ ...side, name: series.trim() })}
          />
        )}
        {name !== undefined && (
          <TextField label={t(T.called)} value={name.zh} onChange={(zh) => onRename({ zh, en: name.en })} />
        )}
      </div>
    </fieldset>
  )
}
