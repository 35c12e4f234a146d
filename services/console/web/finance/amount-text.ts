/** What people write for yuan: 7500, 7,500.00, ￥7500, 0.75万元. As it goes on the wire, '7500.00'; undefined where it is none, or finer than a fen. */
export function readAmount(typed: string): string | undefined {
  const text = typed.normalize('NFKC').replaceAll(/[\s,¥元]/gu, '')
  const match = /^(\d{1,15})(?:\.(\d{1,6}))?(万?)$/u.exec(text)
  if (match === null) return undefined
  const [, whole = '', part = '', wan = ''] = match
  const places = wan === '' ? 2 : 6
  if (part.length > places) return undefined
  const fen = (whole + part.padEnd(places, '0')).replace(/^0+(?=\d{3})/u, '')
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`
}
