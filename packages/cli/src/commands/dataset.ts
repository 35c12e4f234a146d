import { openAsBlob } from 'node:fs'
import type { Command } from 'commander'
import { yuanAndWan } from '../amount-text.ts'
import { fileUnreadable } from '../cli-problems.ts'
import { giveAnswer } from '../give-answer.ts'
import { reasonOf } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { readPolicyFile } from '../policy-file.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

type Dataset = Readonly<{
  id: string
  kind: string
  name: string
  area_code: string
  row_count: number
  control_total: string
  first_day: string | null
  last_day: string | null
  file_sha256: string
}>
type UploadOptions = { kind: string; name: string; area: string; mapping: string }

/** Lists, statements and registers that jobs compare. */
export function addDatasetCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'dataset', '数据集:清单、流水、名册 / lists, statements and registers to compare')

  const upload = addMakingVerb(noun, 'upload <file>', {
    about: '上传清单、流水或名册 / upload a list, a statement or a register',
    example: 'dataset upload bank.xlsx --kind statement --name icbc --area 441802 --mapping icbc.yaml',
  })
    .requiredOption('--kind <kind>', 'list, statement, register')
    .requiredOption('--name <name>', '系列名称 / the series that it continues')
    .requiredOption('--area <code>', '行政区划 / area')
    .requiredOption('--mapping <file>', '列对应关系 / column mapping (YAML, JSON)')
  upload.action(async (file: string) => {
    const { kind, name, area, mapping } = upload.opts<UploadOptions>()
    const { content } = await readPolicyFile(mapping)
    const bytes = await openAsBlob(file).catch((error: unknown) => {
      throw fileUnreadable(file, reasonOf(error))
    })
    const services = await openServices(terminal, upload)
    const idempotencyKey = sendingKey(terminal, upload)
    const query = toQuery({ kind, name, area_code: area, mapping: JSON.stringify(content) })
    const dataset = await services.upload<Dataset>('reconciliation', `/v1/datasets?${query}`, bytes, { idempotencyKey })
    giveAnswer(terminal, upload, { data: dataset, text: datasetText(dataset), id: dataset.id })
  })

  const list = addReadingVerb(noun, 'list', {
    about: '已上传的数据集,新者在前 / what was uploaded, newest first',
    example: 'dataset list',
  })
  list.action(async () => {
    const services = await openServices(terminal, list)
    const reply = await services.get<{ datasets: Dataset[] }>('reconciliation', '/v1/datasets')
    giveAnswer(terminal, list, { data: reply, text: datasetTable(reply.datasets) })
  })
}

const datasetText = (dataset: Dataset): string =>
  textFields([
    ['数据集 dataset', dataset.id],
    ['系列 name', `${dataset.name}  (${dataset.kind})`],
    ['区划 area', dataset.area_code],
    ['行数 rows', String(dataset.row_count)],
    ['合计 total', yuanAndWan(dataset.control_total)],
    ['期间 days', `${dataset.first_day ?? ''} … ${dataset.last_day ?? ''}`],
    ['sha256', dataset.file_sha256],
  ])

const datasetTable = (datasets: readonly Dataset[]): string =>
  textTable(
    ['数据集 dataset', '系列 name', '种类 kind', '区划 area', { right: '行数 rows' }, { right: '合计 total' }],
    datasets.map((each) => [each.id, each.name, each.kind, each.area_code, String(each.row_count), each.control_total]),
  )
