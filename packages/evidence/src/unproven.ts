import type { CheckpointVerdict } from '@fundtrace/seal'
import type { RunContent } from './check-run-content.ts'
import type { Outside } from './verify-evidence.ts'

/** What stays open although no fault was found. Codes are stable. */
export type Unproven = Readonly<{ code: string; zh: string; en: string }>

/** `content`: null of a pack that is of no run. */
export function unprovenOf(content: RunContent | null, { trustedKeys = [] }: Outside): readonly Unproven[] {
  const { checkpoint, inputsLeftOut } = content ?? { checkpoint: null, inputsLeftOut: [] }
  return [
    trustedKeys.length > 0 ? null : NOTHING_FROM_OUTSIDE,
    content !== null && checkpoint === null ? NO_CHECKPOINT : null,
    checkpoint !== null && !checkpoint.trusted && !checkpoint.published ? checkpointAlone(checkpoint) : null,
    inputsLeftOut.length > 0 ? inputsOut(inputsLeftOut) : null,
  ].filter((each) => each !== null)
}

const NOTHING_FROM_OUTSIDE: Unproven = {
  code: 'NOTHING_FROM_OUTSIDE',
  zh: '未提供外部保存的公钥:只证明证据包自身前后一致,任何人都可能用别的密钥重做。',
  en: 'No key from outside was given: the pack agrees with itself, no more. Anybody could have made it anew with another key.',
}

const NO_CHECKPOINT: Unproven = {
  code: 'NO_CHECKPOINT',
  zh: '包内没有账本检查点:未证明当时账本的状态。',
  en: 'The pack holds no checkpoint of the ledger: nothing ties it to the state of the ledger.',
}

const checkpointAlone = ({ checkpoint }: CheckpointVerdict): Unproven => ({
  code: 'CHECKPOINT_KEY_NOT_GIVEN',
  zh: `账本第 ${checkpoint.number} 号检查点由密钥 ${checkpoint.key_id} 签名,未提供该公钥或外部保存的检查点。`,
  en: `Checkpoint ${checkpoint.number} of the ledger is signed with ${checkpoint.key_id}; neither that key nor the checkpoint was given from outside.`,
})

const inputsOut = (sides: readonly string[]): Unproven => ({
  code: 'INPUTS_LEFT_OUT',
  zh: `包内不含输入文件(${sides.join('、')}),只有其摘要:须与所保存的原文件比对。`,
  en: `The input files (${sides.join(', ')}) are not in the pack, only their hashes: hold them against the files that were kept.`,
})
