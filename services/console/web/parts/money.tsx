import { useLanguage } from '../shell/language.tsx'
import { Hint } from './hint.tsx'
import { fullYuan, isNegativeYuan, wan, yuanFigures } from './money-text.ts'

export type MoneyProps = Readonly<{
  /** "42936000.00"; nothing is shown for null. */
  yuan: string | null | undefined
  /** Without a stop of the Tab key: in long tables, where Yuan says the same to the fen anyway. */
  isQuiet?: boolean
  className?: string
}>

/** An amount in 万元; to the fen under the pointer and with the keyboard's focus. */
export function Money({ yuan, isQuiet = false, className = '' }: MoneyProps) {
  const { language } = useLanguage()
  if (yuan === null || yuan === undefined) return <span className="money">—</span>
  return (
    <Hint text={fullYuan(yuan, language)} isQuiet={isQuiet}>
      <span className={`money ${isNegativeYuan(yuan) ? 'money-less' : ''} ${className}`}>{wan(yuan, language)}</span>
    </Hint>
  )
}

/** An amount in full: 42,936,000.00 */
export const Yuan = ({ yuan }: Pick<MoneyProps, 'yuan'>) => (
  <span className={`money ${yuan?.startsWith('-') === true ? 'money-less' : ''}`}>
    {yuan === null || yuan === undefined ? '—' : yuanFigures(yuan)}
  </span>
)
