import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { usePathPart } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { DocumentEditor, type DocumentKind } from './document-editor.tsx'
import { FinancePage } from './finance-page.tsx'
import { ProgrammePreview } from './programme-preview.tsx'
import { type Programme, writeProgrammeText } from './programme-text.ts'

const T = {
  up: { zh: '项目政策', en: 'Programmes' },
  new: { zh: '录入新政策', en: 'Write a programme' },
  next: { zh: '修改：{name}', en: 'Change: {name}' },
  intro: {
    zh: '把文件的规定写成 YAML，也可以拖一个文件进来。边写边检查，每一处错误都指明行号。保存前可以先试算。',
    en: 'The document as YAML, pasted or dropped. It is checked as you write, every fault with its line; try it on a sample before you save it.',
  },
} as const satisfies Texts

const PROGRAMMES: DocumentKind<Programme> = {
  noun: 'programmes',
  intro: T.intro,
  up: { to: '/finance/programmes', text: T.up },
  check: async (body) => (await answer(api.allocation.POST('/v1/programmes/check', { body }))).errors,
  save: (body, key) =>
    answer(api.allocation.POST('/v1/programmes', { params: { header: { 'idempotency-key': key } }, body })),
  pageOf: (id) => `/finance/programmes/${id}`,
  preview: (programme) => <ProgrammePreview programme={programme} />,
}

const EXAMPLE = `id: matching
name: 困难户脱贫增收扶持
document_number: 城区委办发〔2016〕11号
document_item: 五、（三）1
area_code: '441802'
where:
  all:
    - {fact: class, is: [general]}
    - {fact: income_per_person, at_most: '7500.00'}
base: {of: households}
amount: {kind: per_unit, rate: '3000.00'}
funding: {kind: sole, funder: district}
`

export const ProgrammeEditorPage = () => <DocumentEditor kind={PROGRAMMES} name="new" initial={EXAMPLE} title={T.new} />

/** The next version of a programme, beginning with the words of its newest. */
export function NextVersionPage() {
  const t = useT()
  const id = usePathPart('programme_id')
  const newest = useQuery({
    queryKey: ['programmes', 'one', id, ''],
    queryFn: () =>
      answer(api.allocation.GET('/v1/programmes/{programme_id}', { params: { path: { programme_id: id } } })),
  })
  if (newest.data === undefined)
    return (
      <FinancePage title={t(T.next, { name: '' })}>
        <Loaded of={newest}>{() => null}</Loaded>
      </FinancePage>
    )
  const version = (newest.data.version ?? 1) + 1
  return (
    <DocumentEditor
      kind={PROGRAMMES}
      name={`${id} ${version}`}
      initial={writeProgrammeText({ ...newest.data, version })}
      title={T.next}
      values={{ name: newest.data.name }}
    />
  )
}
