import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signLocalToken } from '@fundtrace/http-server'
import { it } from 'vitest'
import { bankFile } from '../../../test/bank-file.ts'
import { planApproved, arrivalRecorded, arrivalPosted } from '../../../test/facts.ts'
import { AUDITOR, createReconciliation, get, makeRun, serve, uploadStatement } from '../../../test/reconciliation-service.ts'
import { makeTeller } from '../../../test/teller.ts'
import { tryFundtrace } from '../../../../../packages/cli/test/try-fundtrace.ts'
it('cli', { timeout: 100000 }, async () => {
  const service = await createReconciliation()
  const server = await serve(service)
  await makeTeller(service.db).tell(planApproved('f-2016', '441802'), arrivalRecorded('f-2016', 'm', 'DOC-1', '5.00', '2016-06-01'), arrivalPosted('f-2016', 'm', '5.00', '2016-06-01'))
  const st = await uploadStatement(server.app, AUDITOR, 'fund_id=f-2016', Buffer.from(bankFile('0.00', [{ on: '2016-06-01', reference: 'DOC-1', in: '5.00' }])))
  const run = (await makeRun(server.app, AUDITOR, [st.json().id])).json().id
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const seen = await get(server.app, AUDITOR, '/v1/evidence-keys')
  const token = String(seen.raw.req.headers['authorization']).slice(7)
  const folder = await mkdtemp(join(tmpdir(), 'E-cli-'))
  const env = { FUNDTRACE_URLS: JSON.stringify({ allocation: url, ledger: url, disbursement: url, reconciliation: url }), FUNDTRACE_TOKEN: token }
  Object.assign(process.env, env)
  for (const args of [['evidence', run, '--out', join(folder, 'a.zip')], ['evidence-key'], ['audit-export', 'f-2016', '--out', join(folder, 'b.zip')], ['verify', join(folder, 'a.zip')], ['verify', join(folder, 'b.zip')], ['evidence', run, '--out', join(folder, 'a.zip')]])
    console.log(args.join(' '), JSON.stringify(await tryFundtrace(args), null, 1))
  console.log(folder)
  await server.close()
  await service.close()
})
