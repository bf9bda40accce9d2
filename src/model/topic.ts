/** The built-in topics, which readers in code judge; all others are an operator's, with rules alone. */
export const WITHDRAWAL_TOPIC = 'troop_withdrawal';
export const STATEMENT_TOPIC = 'faction_statement';
