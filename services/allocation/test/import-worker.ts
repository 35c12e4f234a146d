import { connect } from '@fundtrace/database'
import { loadKeyRing } from '@fundtrace/personal-data'
import { workAt } from './import-fixture.ts'

/** A process of its own that works at one import, to be killed for real. */
const { url, keys, jobId } = JSON.parse(process.argv[2] ?? '{}') as { url: string; keys: string; jobId: string }
const db = connect(url, { application: 'import worker' })
await workAt({ db, ring: loadKeyRing(keys) }, jobId)
await db.destroy()
