import type { ArchiveArticle } from '../parts/archive.ts';

// Glosses: "Paris decides to bring its soldiers home from Niger"; "the first French convoy left Niamey".
export const ANNOUNCED: ArchiveArticle = {
  at: '2023-09-24T18:00:00Z',
  title: 'باريس تقرر إعادة جنودها من النيجر',
  text: 'قررت باريس إعادة جنودها من النيجر قبل نهاية العام.',
  withdrawals: [{ words: ['إعادة جنودها'], force: 'FR', host: 'NE', status: 'announced' }],
};
export const STARTED: ArchiveArticle = {
  at: '2023-10-10T14:00:00Z',
  title: 'أول قافلة فرنسية تغادر نيامي',
  text: 'غادرت أول قافلة من الجنود الفرنسيين نيامي نحو تشاد.',
  withdrawals: [{ words: ['غادرت أول قافلة'], force: 'FR', host: 'NE', status: 'started' }],
};
