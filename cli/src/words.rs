//! What shells and manuals know of the command line.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::failure::Failure;

/// Writes what completes commands in a shell.
pub(crate) fn completions(shell: Shell) -> Result<ExitCode, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(
        shell,
        &mut crate::Arguments::command(),
        "clausewise",
        &mut text,
    );
    put(&text)
}

/// Writes the manual page: all commands on one, for `man -l`.
pub(crate) fn manual() -> Result<ExitCode, Failure> {
    let mut command = crate::Arguments::command();
    command.build();
    let mut text = Vec::new();
    let page = |command: &clap::Command| clap_mangen::Man::new(command.clone());
    let written = page(&command).render(&mut text).and_then(|()| {
        for one in command.get_subcommands().filter(|one| !one.is_hide_set()) {
            // Each command as a section of its own, with its arguments.
            writeln!(text, ".SH \"CLAUSEWISE {}\"", one.get_name().to_uppercase())?;
            let page = page(one);
            page.render_synopsis_section(&mut text)?;
            page.render_description_section(&mut text)?;
            page.render_options_section(&mut text)?;
        }
        Ok(())
    });
    written.map_err(Failure::Output)?;
    put(&text)
}

/// Writes to standard output; that nobody reads any further is no failure.
fn put(text: &[u8]) -> Result<ExitCode, Failure> {
    match io::stdout().write_all(text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(ExitCode::SUCCESS),
    }
}
