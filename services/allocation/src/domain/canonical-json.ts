/** JSON that can be written down as RFC 8785 says: one spelling for one content, whatever the order of the keys. */
export type Json = string | number | boolean | null | readonly Json[] | Readonly<{ [key: string]: Json | undefined }>

/** Members that are undefined are left out, as JSON.stringify leaves them. Numbers are whole, here. */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}

const isList = (value: readonly Json[] | object): value is readonly Json[] => Array.isArray(value)
