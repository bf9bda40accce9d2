import { describe, expect, it } from 'vitest';
import { labelledByVotes } from '../../src/alerts/feedback-label.ts';

const labels = (topics: string[], relevant: number, notRelevant: number): string => {
  const line = labelledByVotes({
    id: '9',
    source: 'nahr-news',
    publishedAt: '2026-11-20T08:00:00.000Z',
    title: 'عنوان',
    text: 'نص',
    topics,
    relevant,
    notRelevant,
  });
  return line ? `W ${line.W}, F ${line.F}` : 'nothing';
};

describe('what votes say of an article', () => {
  it.each([
    [['troop_withdrawal'], 3, 1, 'W main, F mention'],
    [['troop_withdrawal'], 1, 3, 'W none, F mention'],
    [['faction_statement'], 1, 0, 'W mention, F main'],
    [['faction_statement', 'troop_withdrawal'], 0, 2, 'W none, F none'],
    [['faction_statement', 'troop_withdrawal'], 2, 0, 'nothing'],
    [['faction_statement'], 1, 1, 'nothing'],
    [['prisoner_exchange'], 4, 0, 'nothing'],
  ] as [string[], number, number, string][])('%j, %d for, %d against: %s', (topics, yes, no, said) => {
    expect(labels(topics, yes, no)).toBe(said);
  });
});
