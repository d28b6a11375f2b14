//! Clausewise: a clause-by-clause maturity self-assessment that runs in the browser.
//!
//! The core (`questionnaire`, `assessment`, `scoring`, `roadmap`, `report`, `companion`,
//! `organisation`, `chart`, `export`, `exchange`, `store`) is pure: no clock, no I/O, no browser. The
//! shell (`platform`, `ui`) exists for `wasm32` alone. `docs/architecture.md` has the invariants and
//! the direction of every arrow.

pub mod assessment;
pub mod chart;
pub mod companion;
pub mod date;
pub mod exchange;
pub mod export;
pub mod inert;
pub mod map;
pub mod organisation;
pub mod questionnaire;
pub mod report;
pub mod roadmap;
pub mod route;
pub mod scoring;
pub mod store;
pub mod tenths;

#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
