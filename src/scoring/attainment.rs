//! How far each level is attained, and the capability that follows (engine, section 2; modelled
//! on ISO/IEC 33020).

/// How far a level is attained over the questions of a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attainment {
    /// N: up to 15 % of the weight.
    Not,
    /// P: up to 50 %.
    Partly,
    /// L: up to 85 %.
    Largely,
    /// F: above.
    Fully,
}

impl Attainment {
    /// The attainment of a share of weight from 0 to 1, by the upper ends of N, P and L.
    #[must_use]
    pub fn of(share: f64, [not, partly, largely]: [f64; 3]) -> Self {
        if share <= not {
            Self::Not
        } else if share <= partly {
            Self::Partly
        } else if share <= largely {
            Self::Largely
        } else {
            Self::Fully
        }
    }

    /// N, P, L or F.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Not => 'N',
            Self::Partly => 'P',
            Self::Largely => 'L',
            Self::Fully => 'F',
        }
    }
}

/// The highest level that is largely or fully attained while all below are fully; else 0.
pub(super) fn capability(ratings: &[Attainment]) -> u8 {
    let full = ratings
        .iter()
        .take_while(|rating| **rating == Attainment::Fully)
        .count();
    let next = ratings.get(full) == Some(&Attainment::Largely);
    u8::try_from(full).unwrap_or(u8::MAX) + u8::from(next)
}

#[cfg(test)]
mod tests {
    use super::Attainment::{Fully, Largely, Not, Partly};
    use super::{Attainment, capability};

    #[test]
    fn ends_belong_to_the_lower_rating() {
        let ends = [0.15, 0.5, 0.85];
        for (share, expected) in [
            (0.0, Not),
            (3.0 / 20.0, Not),
            (0.151, Partly),
            (0.5, Partly),
            (17.0 / 20.0, Largely),
            (0.851, Fully),
            (1.0, Fully),
        ] {
            assert_eq!(Attainment::of(share, ends), expected, "{share}");
        }
    }

    #[test]
    fn a_level_counts_only_over_fully_attained_ones() {
        assert_eq!(capability(&[Largely, Largely, Partly, Partly, Not]), 1);
        assert_eq!(capability(&[Fully, Largely, Largely, Not, Not]), 2);
        assert_eq!(capability(&[Fully, Fully, Partly, Not, Not]), 2);
        assert_eq!(capability(&[Partly, Fully, Fully, Fully, Fully]), 0);
        assert_eq!(capability(&[Fully; 5]), 5);
        assert_eq!(capability(&[]), 0);
    }
}
