import { connect } from '@fundtrace/database'
import { runJob } from '../src/application/jobs/run-job.ts'
import { planJob } from '../src/application/plans/compute-plan-job.ts'
const [url, jobId] = process.argv.slice(2)
const t = performance.now()
const db = connect(url!, { application: 'child' })
const base = process.memoryUsage().rss
await runJob({ db, handlers: [planJob], isStopping: () => false, onFault: (e) => console.log(e) }, jobId!)
const m = process.memoryUsage()
console.log(`child ${((performance.now() - t) / 1000).toFixed(2)} s, base ${(base/1048576).toFixed(0)}, max rss ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB, heap ${(m.heapTotal/1048576).toFixed(0)}, ext ${(m.external/1048576).toFixed(0)}, ab ${(m.arrayBuffers/1048576).toFixed(0)}, cpu ${JSON.stringify(process.cpuUsage())}`)
await db.destroy()
