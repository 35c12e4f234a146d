import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { FileDrop } from '../parts/file-drop.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useKept } from '../parts/view.ts'
import { type Text, type Texts, useLanguage, useT } from '../shell/language.tsx'
import { FinancePage, Part } from './finance-page.tsx'
import { type LineFault, placeFaults, placeProblem, readProgrammeText } from './programme-text.ts'

const T = {
  text: { zh: '政策内容（YAML）', en: 'The document (YAML)' },
  drop: { zh: 'YAML 文件', en: 'A YAML file' },
  check: { zh: '检查', en: 'Check' },
  right: { zh: '没有错误，可以试算和保存。', en: 'There is no fault.' },
  rightToSave: { zh: '没有错误，可以保存。', en: 'There is no fault.' },
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

/** What is kept in versions: a programme, a guarantee, a milestone. */
export type DocumentKind<Document extends object> = Readonly<{
  /** Begins its query keys, and names what is kept while it is typed. */
  noun: string
  intro: Text
  up: Readonly<{ to: string; text: Text }>
  check: (document: Document) => Promise<readonly Readonly<{ path: string; reason: Text; expected?: unknown }>[]>
  save: (document: Document, key: string) => Promise<Readonly<{ id: string }>>
  pageOf: (id: string) => string
  /** What it would give, before it is saved. */
  preview?: (document: Document) => ReactNode
}>

export type DocumentEditorProps<Document extends object> = Readonly<{
  kind: DocumentKind<Document>
  name: string
  initial: string
  title: Text
  values?: Readonly<Record<string, string>>
}>

/** A document as YAML: checked while it is written, every fault with its line, kept until it is saved as the next version. */
export function DocumentEditor<Document extends Readonly<{ version?: number }>>(props: DocumentEditorProps<Document>) {
  const { kind, name, initial, title, values } = props
  const t = useT()
  const navigate = useNavigate()
  const [text, keep, forget] = useKept(`${kind.noun}:${name}`, initial)
  const area = useRef<HTMLTextAreaElement>(null)
  const { document, faults, isChecking, problem } = useCheck(kind, text)
  const version = document?.version ?? 1
  const save = useCommand({
    run: (body: Document, key) => kind.save(body, key),
    invalidates: [[kind.noun]],
    done: T.saved,
    onDone: (saved) => {
      forget()
      void navigate({ to: kind.pageOf(saved.id) })
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
    <FinancePage title={t(title, values)} intro={t(kind.intro)} up={<Link to={kind.up.to}>{t(kind.up.text)}</Link>}>
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
            {isRight && <p className="tone-good">{t(kind.preview === undefined ? T.rightToSave : T.right)}</p>}
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
      {isRight && kind.preview?.(document)}
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
function useCheck<Document extends object>(kind: DocumentKind<Document>, text: string) {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [text])
  const read = readProgrammeText<Document>(settled)
  const { document } = read
  const checked = useQuery({
    queryKey: ['document check', kind.noun, settled],
    enabled: document !== undefined,
    staleTime: 0,
    queryFn: async () => {
      if (document === undefined) throw new Error('there is nothing to check')
      return kind.check(document)
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
