import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { answer, api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { FileDrop } from '../parts/file-drop.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useKept, usePathPart } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { FinancePage, Part } from './finance-page.tsx'
import { ProgrammePreview } from './programme-preview.tsx'
import {
  type LineFault,
  placeFaults,
  placeProblem,
  type Programme,
  readProgrammeText,
  writeProgrammeText,
} from './programme-text.ts'

const T = {
  up: { zh: '项目政策', en: 'Programmes' },
  new: { zh: '录入新政策', en: 'Write a programme' },
  next: { zh: '修改：{name}', en: 'Change: {name}' },
  intro: {
    zh: '把文件的规定写成 YAML，也可以拖一个文件进来。边写边检查，每一处错误都指明行号。保存前可以先试算。',
    en: 'The document as YAML, pasted or dropped. It is checked as you write, every fault with its line; try it on a sample before you save it.',
  },
  text: { zh: '政策内容（YAML）', en: 'The programme (YAML)' },
  drop: { zh: 'YAML 文件', en: 'A YAML file' },
  check: { zh: '检查', en: 'Check' },
  right: { zh: '没有错误，可以试算和保存。', en: 'There is no fault.' },
  faults: { zh: '{n} 处错误', en: '{n} faults' },
  line: { zh: '第 {n} 行', en: 'Line {n}' },
  missing: { zh: '缺少', en: 'Missing' },
  expected: { zh: '应为：{expected}', en: 'Expected: {expected}' },
  save: { zh: '保存为第 {n} 版', en: 'Save as version {n}' },
  saved: { zh: '已保存', en: 'Saved' },
  saveSays: {
    zh: '保存后不能修改，只能再写新版本；它不会自动改变已有的计划。',
    en: 'It is never edited afterwards, only followed by a next version. Plans that exist do not change by it.',
  },
  checking: { zh: '正在检查…', en: 'Checking…' },
  reset: { zh: '放弃改动', en: 'Undo my changes' },
} as const satisfies Texts

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

export const ProgrammeEditorPage = () => <Editor name="new" initial={EXAMPLE} title={T.new} values={{}} />

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
    <Editor
      name={`${id} ${version}`}
      initial={writeProgrammeText({ ...newest.data, version })}
      title={T.next}
      values={{ name: newest.data.name }}
    />
  )
}

type EditorProps = Readonly<{
  name: string
  initial: string
  title: Texts[string]
  values: Readonly<Record<string, string>>
}>

function Editor({ name, initial, title, values }: EditorProps) {
  const t = useT()
  const navigate = useNavigate()
  const [text, keep, forget] = useKept(`programme:${name}`, initial)
  const area = useRef<HTMLTextAreaElement>(null)
  const { document, faults, isChecking, problem } = useCheck(text)
  const version = document?.version ?? 1
  const save = useCommand({
    run: (body: Programme, key) =>
      answer(api.allocation.POST('/v1/programmes', { params: { header: { 'idempotency-key': key } }, body })),
    invalidates: [['programmes']],
    done: T.saved,
    onDone: (saved) => {
      forget()
      void navigate({ to: '/finance/programmes/$programme_id', params: { programme_id: saved.id } })
    },
  })
  const goTo = (line: number) => {
    const field = area.current
    if (field === null) return
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0)
    const end = text.indexOf('\n', start)
    field.focus()
    field.setSelectionRange(start, end === -1 ? text.length : end)
  }
  const isRight = document !== undefined && faults.length === 0 && !isChecking && problem === undefined
  return (
    <FinancePage title={t(title, values)} intro={t(T.intro)} up={<Link to="/finance/programmes">{t(T.up)}</Link>}>
      <div className="columns">
        <Part
          title={t(T.text)}
          actions={text !== initial && <Button onClick={() => keep(initial)}>{t(T.reset)}</Button>}
        >
          <div className="finance-steps">
            <span className="field">
              <textarea
                ref={area}
                className="finance-yaml"
                aria-label={t(T.text)}
                spellCheck={false}
                value={text}
                aria-invalid={faults.length > 0}
                onChange={(event) => keep(event.target.value)}
              />
            </span>
            <FileDrop label={t(T.drop)} accept=".yaml,.yml,.json,.txt" onFile={(file) => void file.text().then(keep)} />
          </div>
        </Part>
        <Part title={t(T.check)}>
          <div className="finance-steps" aria-live="polite">
            {isChecking && <p className="tone-soft">{t(T.checking)}</p>}
            <ProblemNotice problem={problem} />
            {faults.length > 0 && <FaultList of={faults} onGo={goTo} />}
            {isRight && <p className="tone-good">{t(T.right)}</p>}
            <div className="finance-action">
              <Button
                type="primary"
                disabled={!isRight}
                loading={save.isSending}
                onClick={() => document !== undefined && void save.send(document)}
              >
                {t(T.save, { n: version })}
              </Button>
              <small>{t(T.saveSays)}</small>
            </div>
            <ProblemNotice problem={save.problem} />
          </div>
        </Part>
      </div>
      {isRight && <ProgrammePreview programme={document} />}
    </FinancePage>
  )
}

function FaultList({ of, onGo }: { of: readonly LineFault[]; onGo: (line: number) => void }) {
  const t = useT()
  const { language } = useLanguage()
  return (
    <>
      <p className="tone-bad">
        <strong>{t(T.faults, { n: of.length })}</strong>
      </p>
      <ol className="finance-history">
        {of.map(({ line, path, reason, expected }) => (
          <li key={`${line} ${path} ${reason.en}`}>
            {line === null ? (
              <strong>{t(T.missing)}</strong>
            ) : (
              <button type="button" className="quiet-button" onClick={() => onGo(line)}>
                {t(T.line, { n: line })}
              </button>
            )}{' '}
            {path !== '' && <code>{path}</code>} {reason[language]}
            {expected !== undefined && <p className="tone-soft">{t(T.expected, { expected })}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}

const PAUSE_MILLISECONDS = 500

/** Whatever is wrong with it: what cannot be read at once, the rest from the service when the typing pauses. */
function useCheck(text: string) {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [text])
  const read = readProgrammeText(settled)
  const { document } = read
  const checked = useQuery({
    queryKey: ['programme check', settled],
    enabled: document !== undefined,
    staleTime: 0,
    queryFn: async () => {
      if (document === undefined) throw new Error('there is nothing to check')
      return (await answer(api.allocation.POST('/v1/programmes/check', { body: document }))).errors
    },
  })
  const problem = checked.error === null ? undefined : problemOf(checked.error)
  const ofShape = problem === undefined ? [] : placeProblem(problem, read)
  return {
    document,
    faults: [...read.faults, ...ofShape, ...placeFaults(checked.data ?? [], read)],
    isChecking: settled !== text || checked.isFetching,
    problem: ofShape.length > 0 ? undefined : problem,
  }
}
