/** Numbers of the advisory locks of the database, each of one thing alone. Any fixed numbers would do. */
export const LOCK_NUMBERS = {
  migration: 7_273_684,
  /** Shared by placements, so that who needs all stories at rest can hold them off. */
  placement: 7_273_685,
  /** First half, with a number of each channel. */
  channel: 7_273_692,
  gatherReports: 7_273_686,
  reviewReports: 7_273_687,
  /** Shared by every running Rasid; one that clears up or restores holds it alone. */
  presence: 7_273_688,
  /** First half, with the number of each run. */
  run: 7_273_689,
  /** First half, with a number of each key under which developments and stories are found. */
  storyKey: 7_273_691,
  /** Held by who does a day's work. */
  upkeep: 7_273_690,
} as const;
