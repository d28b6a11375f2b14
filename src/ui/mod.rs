//! The pages: view models in, commands out. Every decision is the core's.

mod actions;
mod app;
mod backup;
mod companions;
mod components;
mod dom;
mod exchange;
mod files;
mod history;
mod keep;
mod keeping;
mod keyed;
mod later;
mod library;
mod listen;
mod live;
mod lock;
mod memo;
mod outline;
mod pages;
mod place;
mod shell;
mod soon;
mod start;
mod work;

pub use start::start;
