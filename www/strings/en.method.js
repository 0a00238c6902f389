// How gongbao works, in English. The other languages have the same keys.

export default {
  accuracy: {
    title: 'How accurate this is',
    development: 'Measured on texts the rules were developed on; expect less on others.',
    heldOut: 'Measured on texts nobody had seen when the rules were written.',
    genre: '{genre}: finds {recall} of 100 commitments; of 100 shown, {precision} are right. Of these the force is right in {force} of 100, the parties in {actors} ({documents} texts, {marked} commitments).',
    noGenre: '{genre}: not measured for this genre.',
    all: 'All genres: finds {recall} of 100; of 100 shown, {precision} are right ({documents} texts, {marked} commitments).',
    by: 'Measured {date}, gongbao {version}, rules and tables {lexicon}, marked texts {gold}.',
  },
  method: {
    title: 'Method',
    open: 'Method and help',
    parts: [
      ['What is found', 'A commitment is a clause in which somebody binds himself, or others, to do, support, oppose or want something. The unit is the clause of the action; its cue word (agree, will, support, hope …) stands before it, or is carried over from an earlier clause of the sentence. Every item names the rules that made it; clauses with a cue that were not taken are listed with the reason.'],
      ['Force, grade, specificity', 'Force is the kind of act. Grade (1 to 5) is how strong the wording is, by the usual ladder of such words, moved by words beside the cue. Specificity (0 to 4) counts what is named: an amount, a date, a recipient, a thing. The three are never added up, and none says whether anything came true.'],
      ['Parties', 'Words such as “both sides” are resolved section by section, from its heading and its context. What cannot be settled stays open and is marked so. Names and claims are the text’s.'],
      ['Words', 'Words are cut with jieba’s dictionary and model. Set formulas and names count as one word, and your own words always win. Traditional and simplified script are counted as one.'],
      ['Places', 'Offsets in the exported files count UTF-16 units from the start of the text exactly as it was given.'],
      ['Privacy', 'The text is read by this page on this device and sent nowhere.'],
    ],
    measures: 'What each figure means',
    measure: {
      score: ['Worth as a term', 'How much a term of this text it is: its keyness where it stands for itself, times weights for kind, length, cohesion and free ends. No unit.'],
      keyness: ['Keyness, distinctive', 'Log-likelihood of a count against a reference: the frequencies of jieba’s dictionary, raised to what 55 official texts use. For a section: against the rest of the text; beside another section: against that one. a, b: counts here and there; c, d: words here and there. Above 3.84: less than 5 % by chance.'],
      cohesion: ['Cohesion', 'How firmly the two parts of a phrase belong together where it is weakest. 0: chance; 1: never apart.'],
      entropy: ['Entropy, left and right', 'In bits, how free the words before and after are. 0: always the same neighbour, so a piece of something longer.'],
      cValue: ['C-value', 'Frequency outside longer terms, times length. f: count; t / k: mean count in the k longer terms that hold it; n: length in words.'],
      textRank: ['TextRank', 'How central the words of a term are among their neighbours, in thousandths of the whole text.'],
      logDice: ['logDice', 'How exclusively two words keep company within five words. At most 14; one point less: half as often.'],
      dispersion: ['Dispersion', 'How unevenly a term is spread over ten equal parts. 0: evenly; 1: all in one part. v: share of the term in a part; s: size of the part.'],
    },
    cite: 'Versions, and how to cite',
    version: 'gongbao {version}; rules and tables {lexicon}.',
    versionLater: 'Version and rules are named here once a text has been read.',
    citation: 'gongbao {version}: reading Chinese policy and diplomatic texts. Computer program. Name the rules too: they decide the result. “Citation link” in a card refers to one finding by the hash of its text.',
    rights: 'Licence',
    licence: 'The program: MIT or Apache-2.0, as you choose. The sample texts have their own sources and rights. The dictionary is that of jieba (MIT).',
  },
};
