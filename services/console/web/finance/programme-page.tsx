import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Facts, FinancePage, Part, PartChoice } from './finance-page.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { useNamedWords } from './use-named-words.ts'
import { officerName } from '../parts/officer-name.ts'
import { BASES } from './plan-words.ts'
import { type Programme, writeProgrammeText } from './programme-text.ts'

const T = {
  up: { zh: '项目政策', en: 'Programmes' },
  some: { zh: '一项政策', en: 'A programme' },
  next: { zh: '修改（新版本）', en: 'Change (next version)' },
  opening: { zh: '年中启用', en: 'Opening' },
  plan: { zh: '测算计划', en: 'Make a plan' },
  parts: { zh: '这项政策的内容', en: 'Parts of this programme' },
  document: { zh: '依据文件', en: 'Document' },
  quote: { zh: '原文', en: 'Its words' },
  inferred: { zh: '文件没有写明、按此理解', en: 'Not said, and taken for granted' },
  area: { zh: '实施地区', en: 'Area' },
  base: { zh: '按什么计', en: 'Counts' },
  version: { zh: '版本', en: 'Version' },
  versionOf: { zh: '第 {n} 版', en: 'version {n}' },
  rules: { zh: '规则', en: 'Rules' },
  versions: { zh: '历次版本', en: 'Versions' },
  recorded: { zh: '{name} 于 {at} 录入', en: 'recorded by {name} at {at}' },
  yaml: { zh: 'YAML 原文', en: 'YAML' },
  save: { zh: '下载 YAML', en: 'Download YAML' },
} as const satisfies Texts

const PARTS = {
  words: { zh: '说明', en: 'In words' },
  yaml: { zh: 'YAML 原文', en: 'YAML' },
  versions: { zh: '历次版本', en: 'Versions' },
} as const satisfies Texts

export function ProgrammePage() {
  const t = useT()
  const officer = useOfficer()
  const id = usePathPart('programme_id')
  const [view, setView] = useView({ part: 'words', version: '' })
  const params = { path: { programme_id: id }, query: view.version === '' ? {} : { version: Number(view.version) } }
  const programme = useQuery({
    queryKey: ['programmes', 'one', id, view.version],
    queryFn: () => answer(api.allocation.GET('/v1/programmes/{programme_id}', { params })),
  })
  return (
    <FinancePage
      title={programme.data?.name ?? t(T.some)}
      up={<Link to="/finance/programmes">{t(T.up)}</Link>}
      actions={
        officer.roles.includes('finance') && (
          <>
            <Link
              className="finance-button finance-button-plain"
              to="/finance/programmes/$programme_id/next"
              params={{ programme_id: id }}
            >
              {t(T.next)}
            </Link>
            <Link
              className="finance-button finance-button-plain"
              to="/finance/programmes/$programme_id/opening"
              params={{ programme_id: id }}
            >
              {t(T.opening)}
            </Link>
            <Link className="finance-button" to="/finance/plans/new" search={{ programme: id }}>
              {t(T.plan)}
            </Link>
          </>
        )
      }
    >
      <Loaded of={programme}>
        {(known) => (
          <>
            <ProgrammeFacts of={known} />
            <PartChoice
              of={PARTS}
              chosen={view.part}
              label={t(T.parts)}
              onChoose={(part) => setView({ part }, { isStep: true })}
            />
            {view.part === 'yaml' && <Yaml of={known} />}
            {view.part === 'versions' && (
              <Versions of={id} onChoose={(version) => setView({ version, part: 'words' }, { isStep: true })} />
            )}
            {view.part === 'words' && <Rules of={id} version={view.version} />}
          </>
        )}
      </Loaded>
    </FinancePage>
  )
}

function ProgrammeFacts({ of }: { of: Programme }) {
  const t = useT()
  const areaName = useAreaName()
  return (
    <section className="card">
      <Facts
        of={[
          [t(T.document), `${of.document_number} ${of.document_item}`],
          ...(of.quote === undefined ? [] : ([[t(T.quote), <q key="quote">{of.quote}</q>]] as const)),
          ...(of.inferred === undefined || of.inferred.length === 0
            ? []
            : ([[t(T.inferred), of.inferred.join('；')]] as const)),
          [t(T.area), [of.area_code, ...(of.covers ?? [])].map(areaName).join('、')],
          [t(T.base), t(BASES[of.base.of])],
          [t(T.version), t(T.versionOf, { n: of.version ?? 1 })],
        ]}
      />
    </section>
  )
}

function Rules({ of, version }: { of: string; version: string }) {
  const t = useT()
  const { language } = useLanguage()
  const named = useNamedWords()
  const params = { path: { programme_id: of }, query: version === '' ? {} : { version: Number(version) } }
  const explained = useQuery({
    queryKey: ['programmes', 'explained', of, version],
    queryFn: () => answer(api.allocation.GET('/v1/programmes/{programme_id}/explained', { params })),
  })
  return (
    <Part title={t(T.rules)}>
      <Loaded of={explained}>
        {({ sentences }) => (
          <ol className="finance-sentences">
            {sentences.map((sentence) => (
              <li key={sentence.en}>{named(sentence[language])}</li>
            ))}
          </ol>
        )}
      </Loaded>
    </Part>
  )
}

function Yaml({ of }: { of: Programme }) {
  const t = useT()
  const text = writeProgrammeText(of)
  const save = async () => {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `${of.id}-${of.version ?? 1}.yaml`
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <Part title={t(T.yaml)} actions={<DownloadButton take={save}>{t(T.save)}</DownloadButton>}>
      {/* It scrolls sideways: the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="finance-text" tabIndex={0}>
        <code>{text}</code>
      </pre>
    </Part>
  )
}

function Versions({ of, onChoose }: { of: string; onChoose: (version: string) => void }) {
  const t = useT()
  const versions = useQuery({
    queryKey: ['programmes', 'versions', of],
    queryFn: () =>
      answer(api.allocation.GET('/v1/programmes/{programme_id}/versions', { params: { path: { programme_id: of } } })),
  })
  return (
    <Part title={t(T.versions)}>
      <Loaded of={versions}>
        {({ versions: all }) => (
          <ol className="finance-history">
            {all.toReversed().map((one) => (
              <li key={one.version}>
                <button type="button" className="quiet-button" onClick={() => onChoose(String(one.version))}>
                  {t(T.versionOf, { n: one.version })}
                </button>{' '}
                {one.document_number}{' '}
                <span className="tone-soft">
                  {t(T.recorded, { name: officerName(one.recorded_by), at: momentText(one.recorded_at) })}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Part>
  )
}
