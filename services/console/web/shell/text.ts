export type Language = 'zh' | 'en'

/** What people read, in both languages. `{name}` stands for a value that is given to `t`. */
export type Text = Readonly<{ zh: string; en: string }>
export type Texts = Readonly<{ [name: string]: Text }>

export type Translate = (text: Text, values?: Readonly<{ [name: string]: string | number }>) => string

export const translate = (language: Language, text: Text, values: Readonly<{ [name: string]: string | number }> = {}) =>
  text[language].replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : String(value)
  })
