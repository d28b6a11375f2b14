//! Every chore of development. CI runs the same code.

mod bench;
mod checkout;
mod deny;
mod dist;
mod fuzz;
mod mutants;
mod reproduce;
mod run;
mod serve;
mod soak;
mod split;
mod test;
mod toolbox;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::checkout::Checkout;

const USAGE: &str = "\
cargo xtask serve [trunk serve options]   build the app, serve it, rebuild on changes
cargo xtask test                          run everything that CI runs
cargo xtask dist                          make the release in dist/
cargo xtask reproduce                     build the release twice, in two folders, and compare
cargo xtask bench [cargo bench options]   measure the core
cargo xtask bench page [--rounds N]       measure the release in Chromium, beside a page by hand
cargo xtask bench report [--rounds N]     measure its report and the files that the report becomes
cargo xtask soak [--schedules N]          simulate browsers that crash, fill up and lie
cargo xtask fuzz [TARGET] [--minutes N]   make up input for everything that reads (needs nightly Rust)
cargo xtask mutants AREA [FILE.rs …]      change store, exchange, scoring or roadmap; do tests notice?
cargo xtask deny                          check licences and sources of all dependencies

`cargo xtask ci` is another name for `cargo xtask test`. Missing tools are installed into
target/tools; only Chromium comes from the system.";

fn main() -> ExitCode {
    match chore() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore() -> Result<()> {
    if split::is_meant() {
        return split::as_wasm_bindgen();
    }
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let options: Vec<&str> = rest.iter().map(String::as_str).collect();
    let checkout = Checkout::find()?;
    match name.as_str() {
        "serve" => serve::serve(&checkout, &rest),
        "test" | "ci" if rest.is_empty() => test::test(&checkout),
        "dist" if rest.is_empty() => dist::make(&checkout),
        "reproduce" if rest.is_empty() => reproduce::reproduce(&checkout),
        "bench" => bench::bench(&checkout, &rest),
        "soak" => soak::soak(&checkout, &options),
        "fuzz" => fuzz::fuzz(&checkout, &options),
        "mutants" => mutants::mutants(&checkout, &options),
        "deny" if rest.is_empty() => deny::deny(&checkout),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!(
            "there is no such chore: {name} {}\n\n{USAGE}",
            rest.join(" ")
        ),
    }
}
