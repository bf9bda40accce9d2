import { describe, expect, it } from 'vitest';
import { inSentence } from '../../src/alerts/english.ts';
import { statementLabel } from '../../src/alerts/wording.ts';
import type { StatementType } from '../../src/model/verdict.ts';

const told = (
  faction: string,
  type: StatementType,
  target: string | null,
  nameEn: string | null = null,
  text = '',
) =>
  statementLabel({
    faction,
    type,
    target,
    speaker: nameEn ? { name: null, nameEn, role: null } : null,
    quote: { text },
  });

describe('a name in a sentence has an article where English asks for one', () => {
  it.each([
    ['United States', 'the United States'],
    ['Houthis', 'the Houthis'],
    ['Sudanese army', 'the Sudanese army'],
    ['Saudi-led Arab coalition', 'the Saudi-led Arab coalition'],
    ['Communist Party of India (Maoist)', 'the Communist Party of India (Maoist)'],
    ['Men of Dignity Movement', 'the Men of Dignity Movement'],
    ['Islamic Resistance in Iraq', 'the Islamic Resistance in Iraq'],
    ['SPLM-N', 'the SPLM-N'],
    ['the West Bank', 'the West Bank'],
    ['US forces in Iraq', 'US forces in Iraq'],
    ['foreign forces', 'foreign forces'],
    ['Hamas', 'Hamas'],
    ['ISIS', 'ISIS'],
    ["Kata'ib Hezbollah", "Kata'ib Hezbollah"],
    ['Southern Front of an operator', 'the Southern Front of an operator'],
    ['', ''],
  ])('%s: %s', (name, expected) => {
    expect(inSentence(name)).toBe(expected);
  });
});

describe('a statement is a sentence of who does what', () => {
  it.each([
    [told('Hamas', 'threat', 'Israel'), 'Hamas threatens Israel'],
    [told('Houthis', 'claim', 'United States'), 'Houthis claim an operation against the United States'],
    [told('Houthis', 'claim', null, 'Yahya Saree'), 'Houthis (Yahya Saree) claim an operation'],
    [
      told("Kata'ib Hezbollah", 'ultimatum', 'foreign forces'),
      "Kata'ib Hezbollah gives foreign forces an ultimatum",
    ],
    [
      told('Iraqi armed factions', 'demand', 'Iraqi government'),
      'Iraqi armed factions make a demand of the Iraqi government',
    ],
    [told('Taliban', 'condemnation', 'ISIS'), 'Taliban condemns ISIS'],
    [told('Libyan National Army', 'denial', 'UAE'), 'Libyan National Army issues a denial about the UAE'],
    [told('SDF', 'truce', 'Turkey'), 'SDF speaks of a truce with Turkey'],
    [told('Hezbollah', 'warning', 'Israel'), 'Hezbollah warns Israel'],
    [
      told('al-Qassam Brigades', 'mobilisation', 'Israel', null, 'أعلنت النفير العام بين مقاتليها'),
      'al-Qassam Brigades issue a call to arms against Israel',
    ],
    [
      told('Hamas', 'mobilisation', 'Israel', null, 'دعت إلى مظاهرات في المدن'),
      'Hamas calls for protests against Israel',
    ],
    [
      told('Giants Brigades', 'mobilisation', 'Houthis', null, 'رفع جاهزية قواتها'),
      'Giants Brigades speak of mobilisation against the Houthis',
    ],
    [
      told('Justice and Equality Movement', 'position', 'RSF'),
      'Justice and Equality Movement makes a statement on the RSF',
    ],
    [told('MSA and GATIA', 'position', null), 'MSA and GATIA make a statement'],
  ])('%s', (label, expected) => {
    expect(label).toBe(expected);
  });
});
