/** What a reader says of an alert. */
export const FEEDBACK_CHOICES = ['relevant', 'not_relevant'] as const;
export type FeedbackChoice = (typeof FEEDBACK_CHOICES)[number];

/** How readers found the alerts of one topic. */
export interface TopicFeedback {
  topic: string;
  relevant: number;
  notRelevant: number;
}
