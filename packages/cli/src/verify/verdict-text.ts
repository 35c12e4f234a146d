import { type ArchiveVerdict, FAULT_TITLES, type Fault, type FaultPlace } from '@fundtrace/seal'
import { shanghaiTime } from '../shanghai-time.ts'
import { textFields } from '../text-table.ts'
import type { Unproven } from './unproven.ts'

export function verdictText(verdict: ArchiveVerdict, unproven: readonly Unproven[]): string {
  const { ok, fault_count, faults } = verdict
  return [
    textFields(whatWasChecked(verdict)),
    ...faults.map(faultText),
    ...(fault_count > faults.length
      ? [
          `… 共 ${fault_count} 处,以上为前 ${faults.length} 处 / ${fault_count} in all, these are the first ${faults.length}`,
        ]
      : []),
    ok ? '✓ 未发现不符 / nothing is wrong' : `✗ 发现 ${fault_count} 处不符 / ${fault_count} faults found`,
    ...unproven.map(({ zh, en }) => `! ${zh}\n  ${en}`),
  ].join('\n')
}

const whatWasChecked = (verdict: ArchiveVerdict): readonly (readonly [string, string])[] => [
  ['账本 ledger', verdict.label === null ? '?' : `${verdict.label.ledger} (自称 as it calls itself)`],
  ['导出于 written', verdict.label === null ? '?' : shanghaiTime(verdict.label.made_at)],
  ['记录 records', `${verdict.records}`],
  ['分录 entries', `${verdict.entries}`],
  ['区块 blocks', `${verdict.blocks}, 分片 shards ${verdict.shards}`],
  ['检查点 checkpoints', checkpointsText(verdict)],
  ...verdict.keys.map(({ key_id, number, since, trusted }): readonly [string, string] => [
    `密钥 key ${number}`,
    `${key_id}, 自检查点 from checkpoint ${since}${trusted ? ', 可信 trusted' : ''}`,
  ]),
]

const checkpointsText = ({ checkpoints, last_checkpoint: last }: ArchiveVerdict): string =>
  last === null ? '0' : `${checkpoints}, 最后 last: ${last.number}, ${shanghaiTime(last.made_at)}, ${last.hash}`

export const faultText = ({ code, where, detail }: Fault): string => {
  const { zh, en } = FAULT_TITLES[code]
  return [
    `✗ 第${where.line}行 line ${where.line}${placeText(where)}`,
    `  ${zh} / ${en}  [${code}]`,
    `  ${detail}`,
  ].join('\n')
}

function placeText({ shard, height, position, fund, account, checkpoint, key }: FaultPlace): string {
  const parts: readonly (readonly [string, string | number | undefined])[] = [
    ['密钥 key', key],
    ['检查点 checkpoint', checkpoint],
    ['分片 shard', shard],
    ['区块 block', height],
    ['位置 position', position],
    ['资金 fund', fund],
    ['账户 account', account],
  ]
  return parts.map(([name, value]) => (value === undefined ? '' : `  ${name} ${value}`)).join('')
}
