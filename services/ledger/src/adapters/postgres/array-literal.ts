/**
 * A PostgreSQL array as one text, for thousands of items that need no quotes in it: ids, slugs, amounts, numbers. The driver would look at every
 * character of every item.
 */
export const arrayLiteral = (items: readonly (string | number)[]): string => `{${items.join(',')}}`

/** The same of any texts. */
export const textArrayLiteral = (items: readonly (string | null)[]): string => arrayLiteral(items.map(textItem))

function textItem(text: string | null): string {
  if (text === null) return 'NULL'
  return PLAIN.test(text) && !/^null$/i.test(text) ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}
const PLAIN = /^[\w:-]+$/
