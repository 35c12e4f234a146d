import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Problem, problemOf } from '../api/problem.ts'
import { ProblemNotice } from './problem-notice.tsx'

/** A button that takes a file; what a service refuses is shown below it: `<DownloadButton take={() => download(path, name)}>…`. */
export function DownloadButton({ take, children }: { take: () => Promise<void>; children: ReactNode }) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const start = async () => {
    setBusy(true)
    setProblem(undefined)
    await take().catch((error: unknown) => setProblem(problemOf(error)))
    setBusy(false)
  }
  return (
    <span className="download">
      <Button icon={<DownloadOutlined aria-hidden />} loading={isBusy} onClick={() => void start()}>
        {children}
      </Button>
      <ProblemNotice problem={problem} />
    </span>
  )
}
