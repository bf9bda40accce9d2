import { operationAct, ownFateIn, speechAct } from '../arabic/speech-act.ts';
import type { Act } from '../model/act.ts';
import type { AlertStatement, Excerpt } from '../model/alert.ts';

/** A quotation, alone or marked in what surrounds it. */
export type Quoted = Pick<Excerpt, 'text'> & Partial<Pick<Excerpt, 'marks'>>;

/** Which act a statement's words are, where they say it; also what leads in to them, of arms and operations. */
export function actOf({ type, quote }: Pick<AlertStatement, 'type'> & { quote: Quoted }): Act | null {
  const { text, marks = [] } = quote;
  const start = marks[0]?.start ?? 0;
  const said = text.slice(start);
  if (type === 'position') {
    const act = speechAct(said) ?? ownFateIn(text.slice(0, start)) ?? operationAct(said);
    return act === 'footage' ? null : act;
  }
  if (type === 'truce') return speechAct(said);
  const act = type === 'claim' || type === 'mobilisation' ? (operationAct(said) ?? operationAct(text)) : null;
  return act === 'footage' && type !== 'claim' ? null : act;
}
