import { useT } from '../shell/language.tsx'
import type { Rule } from './rule-document.ts'
import { ruleName, ruleSentences } from './rule-sentences.ts'

/** Whose sentence, in the order of `ruleSentences`, tells of the failed criterion. */
const STARTS: Readonly<Record<string, RegExp>> = {
  key: /必须相同/u,
  amount: /金额/u,
  sign: /金额/u,
  members: /金额/u,
  date: /日期/u,
  names: /相符/u,
  text: /每个词/u,
  compare: /须一致/u,
}

/** A rule in words; the demand that was not met stands out. */
export function RuleDemands({ rule, failed = null }: { rule: Rule; failed?: string | null }) {
  const t = useT()
  const telling = failed === null ? undefined : STARTS[failed]
  return (
    <div>
      <strong>{t(ruleName(rule))}</strong>
      <ul className="rule-demands">
        {ruleSentences(rule).map((sentence) => (
          <li key={sentence.zh} className={telling?.test(sentence.zh) === true ? 'demand-failed' : ''}>
            {t(sentence)}
          </li>
        ))}
      </ul>
    </div>
  )
}
