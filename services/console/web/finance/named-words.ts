/** Ids that the services' sentences name, as people call what they stand for; whatever is not known stays. */
export const nameWords = (sentence: string, names: ReadonlyMap<string, string>): string =>
  sentence.replaceAll(/(?<![\w.-])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w.-]*\.\d)/gu, (id) => names.get(id) ?? id)
