//! The web page's entry. On any other target there is nothing to run: use `cli/` instead.

fn main() {
    #[cfg(target_arch = "wasm32")]
    clausewise::ui::start();
}
