//! The measures, each a pure function of counts. All logarithms go through `libm`.
//!
//! `tests/measures/` holds values of each computed by published packages.

/// Log-likelihood ratio G² of a word that stands `a` times among `c` words here and `b` times among `d` words
/// of the reference: `2 (a ln(a/e₁) + b ln(b/e₂))` with `e₁ = c(a+b)/(c+d)`, `e₂ = d(a+b)/(c+d)`.
///
/// Source: Rayson and Garside, Comparing corpora using frequency profiling, 2000. Negative where the word is
/// rarer here than there. 3.84 is the 5 % point of its distribution, 10.83 the 0.1 % point.
pub fn keyness(a: f64, b: f64, c: f64, d: f64) -> f64 {
    let share = (a + b) / (c + d);
    let part = |observed: f64, size: f64| {
        if observed > 0.0 { observed * libm::log(observed / (size * share)) } else { 0.0 }
    };
    let value = 2.0 * (part(a, c) + part(b, d));
    if a * d < b * c { -value } else { value }
}

/// Normalised pointwise mutual information of two parts that stand `a` and `b` times and `joint` times together
/// among `size` places: `ln(p(ab) / p(a)p(b)) / -ln p(ab)`. 0 by chance, 1 never apart.
///
/// Source: Bouma, Normalized (pointwise) mutual information in collocation extraction, 2009.
pub fn npmi(joint: f64, a: f64, b: f64, size: f64) -> f64 {
    if joint <= 0.0 || a <= 0.0 || b <= 0.0 {
        return -1.0;
    }
    if joint >= size {
        return 1.0;
    }
    libm::log(joint * size / (a * b)) / -libm::log(joint / size)
}

/// Entropy in bits of what stands beside a term, from how often each neighbour does: 0 where it is always the
/// same, so that the term is a piece of a longer one.
///
/// Source: Jin and Tanaka-Ishii, Unsupervised segmentation of Chinese text by use of branching entropy, 2006.
pub fn entropy(counts: impl IntoIterator<Item = usize>) -> f64 {
    // H = log₂ n − Σ cᵢ log₂ cᵢ / n
    let (mut size, mut sum) = (0.0, 0.0);
    for count in counts {
        let count = count as f64;
        if count > 0.0 {
            size += count;
            sum += count * libm::log2(count);
        }
    }
    if size > 0.0 { (libm::log2(size) - sum / size).max(0.0) } else { 0.0 }
}

/// How often a candidate stands for itself: `frequency`, less the mean of how often it stands in each of the
/// `kinds` longer candidates that hold it, `nested` times in all.
///
/// The second factor of the C-value of Frantzi, Ananiadou and Mima, Automatic recognition of multi-word
/// terms, 2000.
pub fn independent(frequency: f64, nested: f64, kinds: f64) -> f64 {
    if kinds > 0.0 { frequency - nested / kinds } else { frequency }
}

/// C-value of a candidate of `length` words: `(1 + log₂ length) × independent`.
///
/// Source: Frantzi and others, 2000, with the `1 +` of Barrón-Cedeño and others, An improved automatic term
/// recognition method for Spanish, 2009, which gives candidates of one word a value too.
pub fn c_value(length: f64, frequency: f64, nested: f64, kinds: f64) -> f64 {
    (1.0 + libm::log2(length.max(1.0))) * independent(frequency, nested, kinds)
}

/// logDice of two words: `14 + log₂(2 joint / (a + b))`. At most 14; a point less is half as often together.
///
/// Source: Rychlý, A lexicographer-friendly association score, 2008.
pub fn log_dice(joint: f64, a: f64, b: f64) -> f64 {
    if joint > 0.0 { 14.0 + libm::log2(2.0 * joint / (a + b)) } else { f64::NEG_INFINITY }
}

/// Deviation of proportions, normalised: 0 where a term is spread as the parts of the text are large, 1
/// where it stands in the smallest part only.
///
/// `sizes` are the sizes of the parts, `counts` how often the term stands in each. Source: Gries, Dispersions
/// and adjusted frequencies in corpora, 2008; normalised after Lijffijt and Gries, 2012.
pub fn deviation(sizes: &[f64], counts: &[f64]) -> f64 {
    let (size, count): (f64, f64) = (sizes.iter().sum(), counts.iter().sum());
    if size <= 0.0 || count <= 0.0 {
        return 0.0;
    }
    let smallest = sizes.iter().copied().filter(|&part| part > 0.0).fold(f64::INFINITY, f64::min) / size;
    if smallest >= 1.0 {
        return 0.0;
    }
    let sum: f64 =
        sizes.iter().zip(counts).map(|(part, found)| libm::fabs(part / size - found / count)).sum();
    sum / 2.0 / (1.0 - smallest)
}

/// `value` with six significant digits, so that every build writes the same.
pub fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let size = libm::fabs(value);
    // To look where in a short list a number lies costs less than a logarithm.
    let below = POWERS.partition_point(|&power| power <= size) as i32;
    let listed = 0 < below && below < POWERS.len() as i32;
    let exponent = if listed { below - 1 - ONE } else { libm::floor(libm::log10(size)) as i32 };
    let digits = 5 - exponent;
    let scale = POWERS.get((ONE + digits.abs()) as usize).copied();
    let scale = scale.unwrap_or_else(|| libm::pow(10.0, f64::from(digits.abs())));
    if digits >= 0 { libm::round(value * scale) / scale } else { libm::round(value / scale) * scale }
}

/// Powers of ten; from one on, those that a number of 64 bits holds exactly.
const POWERS: [f64; 21] = [
    1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
    1e14, 1e15,
];
/// Where one stands among them.
const ONE: i32 = 5;
