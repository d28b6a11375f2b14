//! What to say where only the user can install something.

/// Node or npm is missing or old.
pub(crate) const NODE: &str = "\
Node 20 or newer with npm is needed. Install it with
  Debian, Ubuntu:  sudo apt-get install nodejs npm   (where that is older: https://nodejs.org)
  Fedora:          sudo dnf install nodejs
  macOS:           brew install node
  Windows:         winget install OpenJS.NodeJS.LTS
and run the command again.";

/// The Rust at hand cannot be extended.
pub(crate) const RUSTUP: &str = "\
rustup is needed, because the Rust at hand lacks a part that only rustup can add. Install it from
https://rustup.rs (Debian: sudo apt-get install rustup; Fedora: sudo dnf install rustup; macOS:
brew install rustup; Windows: winget install Rustlang.Rustup) and run the command again";

/// There is no browser to test in.
pub(crate) const CHROMIUM: &str = "\
Chromium or Chrome and a chromedriver of the same version are needed for the tests. Install them with
  Debian:   sudo apt-get install chromium chromium-driver
  Ubuntu:   Chrome and chromedriver from https://googlechromelabs.github.io/chrome-for-testing
  Fedora:   sudo dnf install chromium chromedriver
  macOS:    brew install --cask google-chrome chromedriver
  Windows:  winget install Google.Chrome Chromium.ChromeDriver
and run the command again. Others than those on the PATH are named by CHROMIUM=… and CHROMEDRIVER=….";

/// There is no Python with the packages that read office files.
pub(crate) const PYTHON: &str = "\
python-docx and openpyxl read no office file, because there is no Python that has them. Install python3 with
venv (Debian: sudo apt-get install python3-venv) and run the command again, or name a Python that has both by
CLAUSEWISE_PYTHON=…";

/// There is no xmllint.
pub(crate) const XMLLINT: &str = "\
xmllint reads no XML, because it is not there. Install it (Debian: sudo apt-get install libxml2-utils; Fedora:
sudo dnf install libxml2) and run the command again";

/// There is no LibreOffice.
pub(crate) const LIBREOFFICE: &str = "\
LibreOffice opens no office file, because it is not there. Install it (Debian: sudo apt-get install
libreoffice-calc libreoffice-writer; macOS: brew install --cask libreoffice) and run the command again";
