//! Chance that falls the same on every machine, and the shapes that lengths and words of articles have.

/// Numbers by splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed(self.0)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }

    /// A number from 0 up to 1.
    pub(crate) fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn is_one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    /// A length whose logarithm is spread like errors are; `mean` is that of the lengths themselves.
    pub(crate) fn length(&mut self, mean: f64, spread: f64) -> f64 {
        let around = (-2.0 * (1.0 - self.part()).ln()).sqrt() * (std::f64::consts::TAU * self.part()).cos();
        (mean.ln() - spread * spread / 2.0 + spread * around).exp()
    }

    /// A rank from 0 up to `limit`: about `common` come often, and the rarer they are, the more of them there are.
    pub(crate) fn rank(&mut self, common: f64, limit: u64) -> u64 {
        let drawn = common * ((1.0 - self.part()).powf(-1.25) - 1.0);
        if drawn < limit as f64 { drawn as u64 } else { self.below(limit) }
    }
}

/// A number that looks like chance, of one that does not.
pub(crate) fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// Ranks by the law of Zipf and Mandelbrot, drawn by the alias method (Walker, 1974).
pub(crate) struct Zipf {
    share: Vec<f64>,
    other: Vec<u32>,
}

impl Zipf {
    pub(crate) fn of(count: usize) -> Self {
        let weights: Vec<f64> = (0..count).map(|rank| 1.0 / (rank as f64 + 2.7)).collect();
        let mean = weights.iter().sum::<f64>() / count as f64;
        let mut share: Vec<f64> = weights.iter().map(|weight| weight / mean).collect();
        let mut other: Vec<u32> = (0..count as u32).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) = (0..count).partition(|rank| share[*rank] < 1.0);
        while let (Some(low), Some(high)) = (small.pop(), large.last().copied()) {
            other[low] = high as u32;
            share[high] -= 1.0 - share[low];
            if share[high] < 1.0 {
                large.pop();
                small.push(high);
            }
        }
        Self { share, other }
    }

    pub(crate) fn draw(&self, chance: &mut Chance) -> u32 {
        let column = chance.below(self.share.len() as u64) as usize;
        if chance.part() < self.share[column] { column as u32 } else { self.other[column] }
    }
}
