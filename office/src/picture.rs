//! Pictures as pixels: Word shows no SVG that all its versions read.

use clausewise::chart::Scene;

/// A picture in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Png {
    /// The PNG file.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// What turns a scene into pixels; nothing where it cannot. A browser does it with its canvas, the
/// command line with a library.
pub type Draw<'a> = dyn Fn(&Scene) -> Option<Png> + 'a;
