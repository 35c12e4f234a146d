/** 'YYYY-MM-DD': days of public money end at midnight in Shanghai. */
export const todayInShanghai = (now = new Date()): string =>
  now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
