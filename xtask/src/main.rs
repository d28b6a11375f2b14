//! Every chore of development.
fn main() {}
