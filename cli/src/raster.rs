//! Pictures as pixels, with the fonts of this machine.

use std::sync::Arc;

use clausewise::chart::{Palette, Scene};
use clausewise_office::Png;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Draws scenes. Fonts are looked for once.
pub(crate) struct Raster {
    fonts: Arc<fontdb::Database>,
}

impl Raster {
    /// Looks for fonts.
    pub(crate) fn new() -> Self {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        // The scenes ask for the system's own face by the names that browsers know; what there is
        // here stands for them.
        for family in [
            "Noto Sans",
            "DejaVu Sans",
            "Liberation Sans",
            "Arial",
            "Segoe UI",
        ] {
            let faces: Vec<_> = fonts.faces().collect();
            let is_here = faces
                .iter()
                .any(|face| face.families.iter().any(|(name, _)| name == family));
            if is_here {
                fonts.set_sans_serif_family(family);
                break;
            }
        }
        Self {
            fonts: Arc::new(fonts),
        }
    }

    /// Whether there is any font: without, pictures have no words.
    pub(crate) fn has_fonts(&self) -> bool {
        !self.fonts.is_empty()
    }

    /// The scene in the palette's colours, so many pixels wide; nothing where that is too large
    /// for the memory.
    pub(crate) fn draw(&self, scene: &Scene, palette: &Palette, width: u32) -> Option<Png> {
        let options = Options {
            fontdb: Arc::clone(&self.fonts),
            ..Options::default()
        };
        let tree = Tree::from_str(&scene.to_svg(palette), &options).ok()?;
        let scale = width.max(1) as f32 / scene.width.max(1) as f32;
        let height = scene.height_at(width);
        let mut pixels = Pixmap::new(width.max(1), height)?;
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut pixels.as_mut(),
        );
        Some(Png {
            bytes: pixels.encode_png().ok()?,
            width: width.max(1),
            height,
        })
    }
}
