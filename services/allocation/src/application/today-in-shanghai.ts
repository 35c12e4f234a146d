/** 'YYYY-MM-DD': days of public money end at midnight in Shanghai. */
export const todayInShanghai = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
