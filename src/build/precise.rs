//! Logarithms rounded correctly, by the same arithmetic on every machine.

/// The unevaluated sum of two floating-point numbers.
#[derive(Clone, Copy)]
struct Double(f64, f64);

impl Double {
    fn sum(a: f64, b: f64) -> Self {
        let sum = a + b;
        let part = sum - a;
        Self(sum, (a - (sum - part)) + (b - part))
    }

    fn add(self, other: Self) -> Self {
        let high = Self::sum(self.0, other.0);
        Self::sum(high.0, high.1 + self.1 + other.1)
    }

    fn times(self, other: Self) -> Self {
        let product = self.0 * other.0;
        let error = libm::fma(self.0, other.0, -product);
        Self::sum(product, error + (self.0 * other.1 + self.1 * other.0))
    }

    fn over(self, other: Self) -> Self {
        let first = self.0 / other.0;
        let rest = self.add(other.times(Self(-first, 0.0)));
        let second = rest.0 / other.0;
        let rest = rest.add(other.times(Self(-second, 0.0)));
        Self::sum(first, second).add(Self(rest.0 / other.0, 0.0))
    }
}

/// The natural logarithm of a whole number, from the series of the inverse hyperbolic tangent.
pub(crate) fn ln(value: u64) -> f64 {
    const LN_2: Double = Double(std::f64::consts::LN_2, 2.319_046_813_846_299_6e-17);
    let mut exponent = 0;
    let mut mantissa = value as f64;
    while mantissa > std::f64::consts::SQRT_2 {
        mantissa /= 2.0;
        exponent += 1;
    }
    let small = Double::sum(mantissa, -1.0).over(Double::sum(mantissa, 1.0));
    let square = small.times(small);
    let mut power = small;
    let mut sum = small;
    for divisor in (3..61).step_by(2) {
        power = power.times(square);
        sum = sum.add(power.over(Double(f64::from(divisor), 0.0)));
    }
    sum.add(sum).add(LN_2.times(Double(f64::from(exponent), 0.0))).0
}
