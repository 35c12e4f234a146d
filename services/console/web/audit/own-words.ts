import type { Language, Text } from '../shell/language.tsx'

/** Between a name and what is said of it. */
export const COMMA: Text = { zh: '，', en: ', ' }
export const COLON: Text = { zh: '：', en: ': ' }

/** Runs write their reasons in both languages, '对账发现 / found by a run'; people's own words stay as they are. */
export function ownWords(text: string, language: Language): string {
  const match = /^(.*\p{Script=Han}.*) \/ ([\x20-\x7e]+)$/su.exec(text)
  return match === null ? text : ((language === 'zh' ? match[1] : match[2]) ?? text)
}
