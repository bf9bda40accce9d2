import { expect, it } from 'vitest';
import { checkOfBoth, hashOfBoth, named, newPart } from '../../../src/judge/features/name-part.ts';

const numbersOf = ({ hash, check }: { hash: number; check: number }) => ({ hash, check });

it.each([
  ['literals alone', named`no agent`, 'no agent'],
  ['a value behind', named`cue=${'verb'}`, 'cue=verb'],
  ['a value in front', named`${'left'} beside`, 'left beside'],
  ['values side by side', named`${'theme'}${'+land'},from=${'قاعدة'}`, 'theme+land,from=قاعدة'],
  ['a number', named`carried ${2}`, 'carried 2'],
  ['what is not there', named`trigger=${undefined}`, 'trigger=undefined'],
  ['a part', named`before=${newPart('قوات')}`, 'before=قوات'],
  ['signs that a template could take for its own', named`${'$1 \\n'} ${'$&'}`, '$1 \\n $&'],
])('a name of %s has the numbers and the text of the name written out', (_, name, written) => {
  expect(name.text).toBe(written);
  expect(numbersOf(name)).toEqual(numbersOf(newPart(written)));
});

it('two parts have the numbers of the name they make', () => {
  const [first, second] = [newPart('w-1='), newPart('انسحاب')];
  expect({ hash: hashOfBoth(first, second), check: checkOfBoth(first, second) }).toEqual(
    numbersOf(newPart('w-1=انسحاب')),
  );
});
