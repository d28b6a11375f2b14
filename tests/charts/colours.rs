//! Whoever sees colours otherwise, or none, can still tell apart what a chart shows.

use clausewise::chart::{Mark, Palette, Role, Scene, Tone, bars, heat, ranges};

use crate::fixtures::*;

type Colour = [f64; 3];

/// How people see: as most do, without red or without green receptors. Machado, Oliveira and
/// Fernandes (2009), for the whole loss, in linear light.
const SIGHTS: [(&str, [Colour; 3]); 3] = [
    (
        "all colours",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
];

fn linear(text: &str) -> Colour {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&text[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    [channel(1), channel(3), channel(5)]
}

fn seen(colour: Colour, sight: &[Colour; 3]) -> Colour {
    sight.map(|row| {
        let sum: f64 = row.iter().zip(colour).map(|(a, b)| a * b).sum();
        sum.clamp(0.0, 1.0)
    })
}

/// OKLab, in which distances are about as large as people see them.
fn lab([r, g, b]: Colour) -> Colour {
    let l = (0.412_221_47 * r + 0.536_332_54 * g + 0.051_445_99 * b).cbrt();
    let m = (0.211_903_50 * r + 0.680_699_55 * g + 0.107_396_96 * b).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_84 * g + 0.629_978_70 * b).cbrt();
    [
        0.210_454_26 * l + 0.793_617_79 * m - 0.004_072_05 * s,
        1.977_998_50 * l - 2.428_592_21 * m + 0.450_593_71 * s,
        0.025_904_04 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

fn distance(one: Colour, other: Colour) -> f64 {
    let squares = lab(one).into_iter().zip(lab(other));
    squares.map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |text| {
        let [r, g, b] = linear(text);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// What two things that stand beside each other must differ by to be told apart by colour.
const TELLS_APART: f64 = 0.08;

#[test]
fn the_lines_of_a_radar_differ_by_more_than_their_colour() {
    let lines = [Role::Target, Role::Declared, Role::Backed, Role::Compared];
    for (name, palette) in Palette::ALL {
        for (place, one) in lines.iter().enumerate() {
            for other in &lines[..place] {
                let dashes = one.pen().dash != other.pen().dash;
                for (sight, matrix) in &SIGHTS {
                    let colour = |role: &Role| seen(linear(palette.colour(role.tone())), matrix);
                    let apart = distance(colour(one), colour(other));
                    assert!(
                        dashes || apart > TELLS_APART,
                        "{one:?} and {other:?} in {name} with {sight}: {apart:.3}"
                    );
                }
            }
        }
    }
}

/// For each row of a chart the areas in it from left to right: each with its role, with the marks
/// that tell it apart without colour.
fn marks_of(scene: &Scene) -> Vec<(Role, usize)> {
    let mut areas = Vec::new();
    let mut signs = 0;
    for shape in &scene.shapes {
        let is_area = matches!(&shape.mark, Mark::Rect { height, .. } if *height > 4.0);
        if is_area && shape.datum.is_some() && shape.role != Role::Track {
            areas.push((shape.role, 0));
            signs = 0;
        } else if shape.role == Role::Hatch || (shape.role == Role::OnFill && shape.datum.is_some())
        {
            signs += 1;
        }
        if let Some(last) = areas.last_mut() {
            last.1 = signs;
        }
    }
    areas
}

#[test]
fn every_cell_says_in_a_sign_what_its_colour_says() {
    let cells = marks_of(&heat(&heat_spec(640)));
    assert!(cells.len() > 30 && cells.iter().all(|(_, signs)| *signs == 1));
}

/// A colour, partly transparent, on another.
fn over(colour: &str, ground: &str, opacity: f64) -> String {
    let channel =
        |text: &str, at: usize| f64::from(u8::from_str_radix(&text[at..at + 2], 16).unwrap());
    let mixed =
        [1, 3, 5].map(|at| channel(colour, at) * opacity + channel(ground, at) * (1.0 - opacity));
    let [r, g, b] = mixed.map(|value| value.round() as u8);
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// What nobody needs to understand a chart: the quiet ground, whose numbers say the same, and areas
/// below a line that has its own colour. What stands on areas is held against those.
const QUIET: [Role; 6] = [
    Role::Grid,
    Role::Axis,
    Role::Track,
    Role::BackedArea,
    Role::OnFill,
    Role::Hatch,
];
const TEXTS: [Role; 5] = [
    Role::Label,
    Role::Value,
    Role::Tick,
    Role::TodayLabel,
    Role::MilestoneLabel,
];
/// What words and hatching stand on.
const AREAS: [Role; 5] = [Role::Major, Role::Minor, Role::Ofi, Role::Ok, Role::None];

#[test]
fn whatever_carries_meaning_stands_out_from_its_ground_in_every_palette() {
    for (name, palette) in Palette::ALL {
        let card = palette.colour(Tone::Card);
        for role in Role::ALL.into_iter().filter(|role| !QUIET.contains(role)) {
            let (colour, pen) = (palette.colour(role.tone()), role.pen());
            // Where the area is too light, its edge has the whole colour.
            let shown = if pen.edged { 1.0 } else { pen.opacity };
            let found = contrast(&over(colour, card, shown), card);
            assert!(found >= 3.0, "{role:?} in {name}: {found:.2}");
        }
        for role in TEXTS {
            let found = contrast(palette.colour(role.tone()), card);
            assert!(found >= 4.5, "{role:?} in {name}: {found:.2}");
        }
        for role in AREAS {
            let area = palette.colour(role.tone());
            let words = contrast(palette.colour(Role::OnFill.tone()), area);
            assert!(words >= 4.5, "words on {role:?} in {name}: {words:.2}");
            let hatch = palette.colour(Role::Hatch.tone());
            let lines = contrast(&over(hatch, area, Role::Hatch.pen().opacity), area);
            assert!(lines >= 3.0, "hatching of {role:?} in {name}: {lines:.2}");
        }
    }
}

/// The colours of the page: the tokens of its style sheet.
fn tokens(sheet: &str, block: &str, dark: bool) -> Vec<(String, String)> {
    let inside = sheet
        .split_once(block)
        .unwrap()
        .1
        .split_once("\n  }")
        .unwrap()
        .0;
    let pair = |line: &str| {
        let (name, value) = line
            .trim()
            .strip_prefix("--")?
            .split_once(": light-dark(")?;
        let (light, rest) = value.split_once(", ")?;
        let colour = if dark { rest.split_once(')')?.0 } else { light };
        Some((name.to_owned(), colour.to_owned()))
    };
    inside.lines().filter_map(pair).collect()
}

#[test]
fn files_have_the_colours_of_the_page() {
    let sheet = include_str!("../../public/styles/tokens.css");
    let names = [
        (Tone::Ink, "ink"),
        (Tone::Ink2, "ink-2"),
        (Tone::Line, "line"),
        (Tone::Line2, "line-2"),
        (Tone::Accent, "accent"),
        (Tone::Major, "major"),
        (Tone::Minor, "minor"),
        (Tone::Ofi, "ofi"),
        (Tone::Ok, "ok"),
        (Tone::None, "none"),
        (Tone::Card, "card"),
    ];
    for (palette, dark, contrast) in [
        (Palette::LIGHT, false, false),
        (Palette::DARK, true, false),
        (Palette::CONTRAST, false, true),
        (Palette::CONTRAST_DARK, true, true),
    ] {
        let mut page = tokens(sheet, "  :root {\n", dark);
        if contrast {
            // Who asks the browser for contrast gets what the setting gives.
            let set = tokens(sheet, ":root[data-contrast=\"more\"] {\n", dark);
            let asked = sheet.split_once("(prefers-contrast: more)").unwrap().1;
            assert_eq!(
                set,
                tokens(&asked.replace("    ", "  "), "  :root {\n", dark)
            );
            page.extend(set);
        }
        for (tone, name) in names {
            // The later of two rules counts.
            let found = page.iter().rev().find(|(one, _)| one == name).unwrap();
            assert_eq!(
                palette.colour(tone),
                found.1,
                "--{name}, dark: {dark}, contrast: {contrast}"
            );
        }
    }
}

#[test]
fn declared_and_backed_differ_in_form_wherever_they_stand_together() {
    // Lines by their dashes, and the backed one by its points.
    let lines =
        [Role::Target, Role::Declared, Role::Backed, Role::Compared].map(|role| role.pen().dash);
    for (place, dash) in lines.iter().enumerate() {
        assert!(!lines[..place].contains(dash), "{dash}");
    }
    let forms = |scene: &Scene, role| {
        let of_role = scene.shapes.iter().filter(move |shape| shape.role == role);
        let mut forms: Vec<String> = of_role
            .map(|shape| match &shape.mark {
                Mark::Path { points, filled, .. } => format!("path of {} {filled}", points.len()),
                Mark::Rect { .. } => "rectangle".to_owned(),
                Mark::Circle { .. } => "disc".to_owned(),
                Mark::Text { .. } => "text".to_owned(),
            })
            .collect();
        forms.sort();
        forms.dedup();
        forms
    };
    // Marks by their shape, in the legend as in the chart: one form each, and no two alike.
    let scene = ranges(&ranges_spec(&MAIN, 640));
    let all = [Role::Target, Role::Declared, Role::Backed].map(|role| forms(&scene, role));
    assert!(all.iter().all(|forms| forms.len() == 1), "{all:?}");
    assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
    // Bars by hatching, which declared ones have and backed ones have not.
    let marked = marks_of(&bars(&bars_spec(&MAIN, 640)));
    for (role, lines) in marked {
        assert!(
            role == Role::Target || (role == Role::Declared) == (lines > 0),
            "{role:?} {lines}"
        );
    }
}

#[test]
fn severities_in_one_bar_are_told_apart_by_colour_too_where_that_can_be() {
    // Red and brown come close without red receptors; the sign and a gap part them there.
    let order = [Role::Major, Role::Minor, Role::None, Role::Ofi, Role::Ok];
    for (name, palette) in Palette::ALL {
        for pair in order.windows(2) {
            let colour = |role: Role| linear(palette.colour(role.tone()));
            let apart = distance(colour(pair[0]), colour(pair[1]));
            assert!(apart > TELLS_APART, "{pair:?} in {name}: {apart:.3}");
        }
    }
}
