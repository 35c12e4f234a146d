import { useState } from 'react'
import { useT } from '../shell/language.tsx'
import { DocumentField } from './document-field.tsx'
import { type JobDraft, readDraft, writeDraft } from './job-draft.ts'
import { JobForm } from './job-form.tsx'
import { ViewTabs } from './view-tabs.tsx'

const T = {
  ways: { zh: '怎样填写', en: 'How it is written' },
  document: { zh: '任务原文', en: 'The document' },
} as const

const WAYS = [
  { name: 'form', text: { zh: '表单', en: 'Form' } },
  { name: 'yaml', text: { zh: '原文（YAML）', en: 'Document (YAML)' } },
  { name: 'json', text: { zh: '原文（JSON）', en: 'Document (JSON)' } },
] as const
type Way = (typeof WAYS)[number]['name']

type JobEditorProps = Readonly<{
  draft: JobDraft
  onChange: (draft: JobDraft) => void
  /** While a text cannot be read, nothing is to be sent. */
  onReadable: (isReadable: boolean) => void
}>

/** The same document as a form, as YAML and as JSON; what is written in one stands in the others. */
export function JobEditor({ draft, onChange, onReadable }: JobEditorProps) {
  const t = useT()
  const [way, setWay] = useState<Way>('form')
  const [text, setText] = useState('')
  const read = readDraft(text)
  const fault = way !== 'form' && 'fault' in read ? read.fault : undefined
  const choose = (name: string) => {
    const next = WAYS.find((each) => each.name === name)?.name ?? 'form'
    // What cannot be read is not thrown away: it is mended first.
    if (fault !== undefined) return
    if (next !== 'form') setText(writeDraft(draft, next))
    setWay(next)
  }
  const write = (typed: string) => {
    setText(typed)
    const found = readDraft(typed)
    onReadable('draft' in found)
    if ('draft' in found) onChange(found.draft)
  }
  return (
    <>
      <ViewTabs label={t(T.ways)} tabs={WAYS} chosen={way} onChoose={choose} panelId="job-editor" />
      <div id="job-editor" role="tabpanel" className="page">
        {way === 'form' ? (
          <JobForm draft={draft} onChange={onChange} />
        ) : (
          <DocumentField label={t(T.document)} text={text} fault={fault} onChange={write} />
        )}
      </div>
    </>
  )
}
