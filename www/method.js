// Formula and source of every figure that the page shows. Formulas are the same in every language; what
// a figure means is said in the strings, under the same id.

export const MEASURES = /** @type {const} */ ([
  ['score', 'max(0, G²(a₀)) · w · (1 + log₂ min(3, n)) · h · (t + (1 − t) · a₁ / a)', 'a₀: a outside longer terms; w by kind, cohesion and free ends; n: length / 2; h = 1.4 in title and headings; a₁: a outside better terms, t = 0.35, of names 0.6'],
  ['keyness', 'G² = 2 (a ln(a / e₁) + b ln(b / e₂)),  e₁ = c (a + b) / (c + d),  e₂ = d (a + b) / (c + d)', 'Rayson & Garside, Comparing corpora using frequency profiling, 2000'],
  ['cohesion', 'NPMI = ln(p(xy) / (p(x) p(y))) / −ln p(xy)', 'Bouma, Normalized (pointwise) mutual information in collocation extraction, 2009'],
  ['entropy', 'H = −Σ p(x) log₂ p(x)', 'Jin & Tanaka-Ishii, Unsupervised segmentation of Chinese text by use of branching entropy, 2006'],
  ['cValue', 'C = (1 + log₂ n) (f − t / k)', 'Frantzi, Ananiadou & Mima, Automatic recognition of multi-word terms, 2000; 1 +: Barrón-Cedeño et al., 2009'],
  ['textRank', 'S(x) = (1 − d) / N + d Σ S(y) w(xy) / Σ w(yz),  d = 0.85', 'Mihalcea & Tarau, TextRank: bringing order into texts, 2004'],
  ['logDice', '14 + log₂(2 f(xy) / (f(x) + f(y)))', 'Rychlý, A lexicographer-friendly association score, 2008'],
  ['dispersion', 'DPnorm = ½ Σ |v − s| / (1 − min s)', 'Gries, Dispersions and adjusted frequencies in corpora, 2008; Lijffijt & Gries, 2012'],
]);
