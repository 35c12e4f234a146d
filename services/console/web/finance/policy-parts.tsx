import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { officerName } from '../parts/officer-name.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { Facts, Part } from './finance-page.tsx'
import { writeProgrammeText } from './programme-text.ts'

const T = {
  document: { zh: '依据文件', en: 'Document' },
  quote: { zh: '原文', en: 'Its words' },
  inferred: { zh: '文件没有写明、按此理解', en: 'Not said, and taken for granted' },
  area: { zh: '实施地区', en: 'Area' },
  version: { zh: '版本', en: 'Version' },
  versionOf: { zh: '第 {n} 版', en: 'version {n}' },
  versions: { zh: '历次版本', en: 'Versions' },
  recorded: { zh: '{name} 于 {at} 录入', en: 'recorded by {name} at {at}' },
  yaml: { zh: 'YAML 原文', en: 'YAML' },
  save: { zh: '下载 YAML', en: 'Download YAML' },
} as const satisfies Texts

type Policy = Readonly<{
  id: string
  version?: number
  document_number: string
  document_item: string
  quote?: string
  inferred?: readonly string[]
  area_code: string
  covers?: readonly string[]
}>

/** What a guarantee or milestone says, and on what it rests. */
export function PolicyFacts({ of, says }: { of: Policy; says: readonly (readonly [string, string])[] }) {
  const t = useT()
  const areaName = useAreaName()
  return (
    <section className="card">
      <Facts
        of={[
          ...says,
          [t(T.document), `${of.document_number} ${of.document_item}`],
          ...(of.quote === undefined ? [] : ([[t(T.quote), <q key="quote">{of.quote}</q>]] as const)),
          ...(of.inferred === undefined || of.inferred.length === 0
            ? []
            : ([[t(T.inferred), of.inferred.join('；')]] as const)),
          [t(T.area), [of.area_code, ...(of.covers ?? [])].map(areaName).join('、')],
          [t(T.version), t(T.versionOf, { n: of.version ?? 1 })],
        ]}
      />
    </section>
  )
}

export function PolicyText({ of }: { of: Policy }) {
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

export function PolicyVersions({ noun, id }: { noun: 'guarantees' | 'milestones'; id: string }) {
  const t = useT()
  const versions = useQuery({
    queryKey: [noun, 'versions', id],
    queryFn: async () =>
      (
        await (noun === 'guarantees'
          ? answer(
              api.allocation.GET('/v1/guarantees/{guarantee_id}/versions', { params: { path: { guarantee_id: id } } }),
            )
          : answer(
              api.allocation.GET('/v1/milestones/{milestone_id}/versions', { params: { path: { milestone_id: id } } }),
            ))
      ).versions,
  })
  return (
    <Part title={t(T.versions)}>
      <Loaded of={versions}>
        {(all) => (
          <ol className="finance-history">
            {all.toReversed().map((one) => (
              <li key={one.version}>
                {t(T.versionOf, { n: one.version })} {one.document_number}{' '}
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
