import type { Withdrawal, WithdrawalExtent } from '../model/verdict.ts';

/** What a withdrawal leaves of the country that a force is in. */
export interface Left {
  extent: WithdrawalExtent;
  /** Bases and towns, where it is those: names in normal form. */
  sites: string[];
}

/** What a withdrawal leaves of the country: all of a territory is a part of it. */
export const leftBy = ({
  extent = 'unclear',
  area,
  sites = [],
}: Pick<Withdrawal, 'extent' | 'area' | 'sites'>): Left => ({
  extent: area === undefined ? extent : 'part',
  sites,
});
