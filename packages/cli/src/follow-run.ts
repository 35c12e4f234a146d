import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from './client.ts'
import type { JobRun } from './job-text.ts'
import { progressBar } from './progress-bar.ts'
import type { Terminal } from './terminal.ts'

const LOOK_AGAIN_MS = 500

const STEPS: Readonly<Record<string, string>> = {
  waiting: '排队 waiting',
  freezing: '冻结数据 freezing',
  reading: '读取 reading',
  matching: '匹配 matching',
  writing: '写入 writing',
  ended: '完成 ended',
}

/** Shows how far a run is until it has ended, whichever process works at it. */
export async function followRun(services: Pick<Client, 'get'>, terminal: Terminal, begun: JobRun): Promise<JobRun> {
  const bar = progressBar(terminal)
  let run = begun
  try {
    while (run.state === 'queued' || run.state === 'running') {
      const { phase, done, total } = run.progress
      bar.show({ step: STEPS[phase] ?? phase, done, total: total ?? 0 })
      await pause(LOOK_AGAIN_MS)
      run = await services.get<JobRun>('reconciliation', `/v1/job-runs/${run.id}`)
    }
    return run
  } finally {
    bar.end()
  }
}
