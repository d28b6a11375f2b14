//! The browser behind the core's traits.
