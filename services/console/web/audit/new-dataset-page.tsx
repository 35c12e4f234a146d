import { Button } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { AreaSelect } from '../parts/area-select.tsx'
import { Choice } from '../parts/choice.tsx'
import { FileDrop } from '../parts/file-drop.tsx'
import { useSay } from '../parts/say.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { AuditPage } from './audit-page.tsx'
import { AUDIT } from './audit-queries.ts'
import { useChosenFile } from './chosen-file.ts'
import { ColumnFields } from './column-fields.tsx'
import { ListFaults } from './list-faults.tsx'
import { DATASET_KINDS } from './run-words.ts'
import { type Upload, uploadDataset } from './upload-dataset.ts'

const T = {
  title: { zh: '上传清单、对账单或名册', en: 'Send a list, a statement or a register' },
  intro: {
    zh: '文件从头读到尾，每一处问题都会指明行和列；有问题的文件不收。',
    en: 'The file is read to its end; every fault is told by line and column, and a faulty file is not taken.',
  },
  up: { zh: '清单与对账单', en: 'Lists and statements' },
  about: { zh: '这是什么', en: 'What it is' },
  kind: { zh: '种类', en: 'Kind' },
  name: {
    zh: '系列名（小写字母、数字、短横；对账任务取同系列最新一份）',
    en: 'Series (a-z, 0-9, -); jobs take the newest of a series',
  },
  area: { zh: '行政区划', en: 'Area' },
  file: { zh: '文件', en: 'The file' },
  columns: { zh: '确认各列是什么', en: 'Say which column is what' },
  own: { zh: '银行标准格式，不需要对应各列。', en: "A bank's own format: there are no columns to say." },
  send: { zh: '上传', en: 'Send' },
  done: { zh: '文件已收下', en: 'The file was taken' },
  again: { zh: '这份文件以前已经上传过，没有重复收下', en: 'This very file was there before; it was not taken twice' },
} as const

type Kind = Upload['kind']
const KINDS = { list: DATASET_KINDS.list, statement: DATASET_KINDS.statement, register: DATASET_KINDS.register }
const isKind = (value: string): value is Kind => value in KINDS

export function NewDatasetPage() {
  const t = useT()
  const navigate = useNavigate()
  const say = useSay()
  const { areas } = useOfficer()
  const [view, setView] = useView({ kind: 'list', name: '', area_code: areas[0] ?? '' })
  const kind = isKind(view.kind) ? view.kind : 'list'
  const isRegister = kind === 'register'
  const { chosen, columns, setColumns, choose, isReady, mapping } = useChosenFile({ isRegister })
  const upload = useCommand({
    run: (order: Upload, key) => uploadDataset(order, key),
    invalidates: [AUDIT],
    onDone: ({ id, isNew }) => {
      say(isNew ? T.done : T.again)
      void navigate({ to: '/audit/datasets/$dataset_id', params: { dataset_id: id } })
    },
  })
  const faults = fieldProblems(upload.problem)
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)} up={<Link to="/audit/datasets">{t(T.up)}</Link>}>
      <ol className="steps">
        <li className="card">
          <h2>{t(T.about)}</h2>
          <div className="field-grid">
            <Choice label={t(T.kind)} value={kind} options={KINDS} onChange={(value) => setView({ kind: value })} />
            <TextField
              label={t(T.name)}
              value={view.name}
              onChange={(name) => setView({ name: name.trim() })}
              isRequired
              fault={faults.get('/name')}
            />
            <AreaSelect
              label={t(T.area)}
              value={view.area_code}
              onChange={(area) => setView({ area_code: area })}
              isRequired
              fault={faults.get('/area_code')}
            />
          </div>
        </li>
        <li className="card">
          <h2>{t(T.file)}</h2>
          <FileDrop
            label={t(T.file)}
            accept=".csv,.xlsx,.xml,.txt,.sta,.mt940,.940"
            onFile={(file) => void choose(file)}
            isBusy={upload.isSending}
          />
        </li>
        {chosen !== undefined && (
          <li className="card">
            <h2>{t(T.columns)}</h2>
            {chosen.shape === 'statement' ? (
              <p>{t(T.own)}</p>
            ) : (
              <ColumnFields peek={chosen.peek} choice={columns} onChange={setColumns} isRegister={isRegister} />
            )}
          </li>
        )}
        <li className="card">
          <h2>{t(T.send)}</h2>
          <p>
            <Button
              type="primary"
              size="large"
              loading={upload.isSending}
              disabled={!isReady || view.name === '' || view.area_code === ''}
              onClick={() => {
                if (chosen !== undefined)
                  void upload.send({ file: chosen.file, kind, name: view.name, area_code: view.area_code, mapping })
              }}
            >
              {t(T.send)}
            </Button>
          </p>
          <ListFaults problem={upload.problem} />
        </li>
      </ol>
    </AuditPage>
  )
}
