import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { BATCHES } from './batch-queries.ts'
import { useChosenFund } from './chosen-fund.ts'
import { useFundFilter } from './fund-filter.tsx'
import { IncomingFilePart } from './incoming-file-part.tsx'
import { ResultsDrop } from './results-drop.tsx'
import { TreasuryMenu } from './treasury-menu.tsx'

const T = {
  title: { zh: '银行来文', en: 'Files from the bank' },
  intro: {
    zh: '一个文件管几个批次的（专户对账单、到账通知、汇总回盘）在这里导入；只管一个批次的，也可以在那个批次里导入。',
    en: 'Files over several batches, such as a statement, are taken here; a file about one batch can be taken there, too.',
  },
  choose: { zh: '请先选一笔资金。', en: 'Choose a fund first.' },
  take: { zh: '导入', en: 'Take a file' },
  taken: { zh: '已导入的文件', en: 'Files that were taken' },
  none: { zh: '这笔资金还没有银行文件。', en: 'No file of the bank was taken for this fund.' },
  newest: { zh: '只显示最近 {n} 个。', en: 'The newest {n} only.' },
  toBatch: { zh: '所属批次', en: 'Its batch' },
} as const satisfies Texts

const LISTED_MAX = 200

/** What banks sent over a whole fund, and a place to drop the next file. */
export function BankFilesPage() {
  const t = useT()
  const fundFilter = useFundFilter()
  const fundId = useChosenFund()
  return (
    <Page title={t(T.title)} intro={t(T.intro)}>
      <TreasuryMenu />
      <FilterBar of={[fundFilter]} />
      {fundId === '' ? (
        <p className="notice">{t(T.choose)}</p>
      ) : (
        <>
          <section className="card">
            <h2>{t(T.take)}</h2>
            <div className="form">
              <ResultsDrop key={fundId} fundId={fundId} />
            </div>
          </section>
          <TakenFiles fundId={fundId} />
        </>
      )}
    </Page>
  )
}

function TakenFiles({ fundId }: { fundId: string }) {
  const t = useT()
  const files = useQuery({
    queryKey: [...BATCHES, 'incoming-of-fund', fundId],
    queryFn: async () => {
      const params = { path: { fund_id: fundId }, query: { limit: LISTED_MAX } }
      return (await answer(api.disbursement.GET('/v1/funds/{fund_id}/bank-files', { params }))).files
    },
  })
  return (
    <section className="card">
      <h2>{t(T.taken)}</h2>
      <Loaded of={files}>
        {(all) =>
          all.length === 0 ? (
            <p className="tone-soft">{t(T.none)}</p>
          ) : (
            <>
              <ul className="file-list">
                {all.map((file) => (
                  <li key={file.id}>
                    <IncomingFilePart file={file} />
                    {file.batch_id !== null && (
                      <p>
                        <Link to={`/treasury/batches/${file.batch_id}`}>{t(T.toBatch)} →</Link>
                      </p>
                    )}
                  </li>
                ))}
              </ul>
              {all.length === LISTED_MAX && <p className="tone-soft">{t(T.newest, { n: LISTED_MAX })}</p>}
            </>
          )
        }
      </Loaded>
    </section>
  )
}
