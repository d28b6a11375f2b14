//! Everything that CI runs, in an order in which mistakes show soon.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::checkout::Checkout;
use crate::deny;
use crate::dist;
use crate::run::{cargo, program, run};
use crate::soak;
use crate::toolbox::{self, Browser, Readers};

type Step = (&'static str, fn(&Checkout) -> Result<()>);

const WASM: &str = "--target=wasm32-unknown-unknown";
/// The JSON Schema is derived for tests only, so native builds have its feature and the Wasm does
/// not.
const SCHEMA: &str = "--features=clausewise/schema";

const STEPS: [Step; 11] = [
    ("tools", tools),
    ("format", |c| {
        run(&mut cargo(c, &["fmt", "--all", "--check"]))
    }),
    ("lints, native", |c| {
        let clippy = [
            "clippy",
            "--workspace",
            "--all-targets",
            SCHEMA,
            "--",
            "-D",
            "warnings",
        ];
        run(&mut cargo(c, &clippy))
    }),
    ("lints, Wasm", lints_wasm),
    ("documentation", |c| {
        let doc = [
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
            SCHEMA,
        ];
        run(cargo(c, &doc).env("RUSTDOCFLAGS", "-D warnings"))
    }),
    ("dependencies", deny::deny),
    ("tests, native", native),
    ("tests, simulator", |c| soak::soak(c, &soak::IN_CI)),
    ("tests, browser units", browser_units),
    ("release", dist::make),
    ("tests, end to end", end_to_end),
];

/// Runs every step; stops at the first that fails. Ends with a table of times.
///
/// # Errors
/// Names the step that failed.
pub(crate) fn test(checkout: &Checkout) -> Result<()> {
    let mut times = Vec::new();
    let mut failure = None;
    for (name, step) in STEPS {
        println!("\n== {name}");
        let start = Instant::now();
        let result = step(checkout);
        times.push((name, start.elapsed()));
        if let Err(error) = result {
            failure = Some((name, error));
            break;
        }
    }
    table(&times, failure.is_some());
    Readers::find(checkout).tell();
    match failure {
        Some((name, error)) => Err(error.context(format!("the step `{name}` failed"))),
        None => Ok(()),
    }
}

fn table(times: &[(&str, Duration)], failed: bool) {
    println!();
    for (index, (name, time)) in times.iter().enumerate() {
        let last = index + 1 == times.len();
        let outcome = if failed && last { "FAILED" } else { "ok" };
        println!("{name:<24}{outcome:<8}{:>8.1} s", time.as_secs_f64());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:<32}{:>8.1} s", "total", total.as_secs_f64());
}

fn tools(checkout: &Checkout) -> Result<()> {
    toolbox::linters(checkout)?;
    toolbox::for_building(checkout)?;
    toolbox::wasm_opt(checkout)?;
    toolbox::packages(checkout)?;
    let browser = Browser::find_or_install()?;
    println!("browser: {}", browser.chromium.display());
    Readers::find_or_install(checkout)?.tell();
    Ok(())
}

/// The tests of the core, the command line and the office files, these with the readers of others.
fn native(checkout: &Checkout) -> Result<()> {
    let mut test = cargo(checkout, &["test", "--workspace", SCHEMA]);
    if let Some(python) = Readers::find(checkout).python {
        test.env("CLAUSEWISE_PYTHON", python);
    }
    run(&mut test)
}

fn lints_wasm(checkout: &Checkout) -> Result<()> {
    let mut clippy = cargo(
        checkout,
        &["clippy", "--package=clausewise", "--lib", "--bins", WASM],
    );
    if has_browser_units(checkout) {
        clippy.arg("--test=browser");
    }
    run(clippy.args(["--", "-D", "warnings"]))
}

fn has_browser_units(checkout: &Checkout) -> bool {
    checkout.root.join("tests/browser.rs").exists()
}

/// The tests of what only exists in a browser, such as its storage.
fn browser_units(checkout: &Checkout) -> Result<()> {
    if !has_browser_units(checkout) {
        println!("there are none");
        return Ok(());
    }
    let browser = Browser::find_or_install()?;
    let settings = checkout.root.join("target/webdriver.json");
    fs::write(&settings, capabilities(&browser)).context("target/webdriver.json")?;
    run(cargo(
        checkout,
        &["test", "--package=clausewise", "--test=browser", WASM],
    )
    .env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        "wasm-bindgen-test-runner",
    )
    .env("CHROMEDRIVER", &browser.driver)
    .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
    .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings))
}

/// How chromedriver starts the browser: no window, no sandbox (containers have none), and no
/// traffic of its own.
fn capabilities(browser: &Browser) -> String {
    let arguments = [
        "headless",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "disable-dev-shm-usage",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
    ];
    serde_json::json!({
        "goog:chromeOptions": { "binary": browser.chromium, "args": arguments }
    })
    .to_string()
}

/// Journeys through the release in a real browser; files are compared with those of the command line.
fn end_to_end(checkout: &Checkout) -> Result<()> {
    run(&mut cargo(checkout, &["build", "--package=clausewise-cli"]))?;
    let browser = Browser::find_or_install()?;
    let mut files: Vec<_> = fs::read_dir(checkout.e2e())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        bail!("tests/e2e has no test: *.test.mjs");
    }
    run(program(checkout, "node")
        .current_dir(checkout.e2e())
        .args(["--test", "--test-reporter=spec"])
        .args(&files)
        .env("DIST", checkout.dist())
        .env("CHROMIUM", browser.chromium))
}
