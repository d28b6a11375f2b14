//! A case written in the forms that other programs read: the report as one HTML file or as
//! Markdown, its pictures as SVG, its tables as CSV, its plan for other planners and calendars. Every
//! writer takes the whole of what it is given; none cuts a text, and what people typed does nothing
//! anywhere but stand there.

mod calendar;
mod csv;
mod format;
mod html;
mod jira;
mod markdown;
mod markup;
mod project;
mod sheet;

pub use calendar::calendar;
pub use csv::csv;
pub use format::{File, Format, Options, files, name, pictures};
pub use html::{Paper, css_string, html};
pub use jira::jira;
pub use markdown::{markdown, markdown_page};
pub use project::project;
pub use sheet::{Cell, LEVELS, Sheet, all_sheets, sheets};
