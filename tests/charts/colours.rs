//! Whoever sees colours otherwise, or none, can still tell apart what a chart shows.

use clausewise::chart::{Mark, Palette, Role, Scene, Tone, heat, stacks};

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
    let lines = [Role::Target, Role::Declared, Role::Backed, Role::Earlier];
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
fn neighbouring_areas_differ_by_hatching_or_sign() {
    // Hatched: of two neighbours at most one is plain, and their lines run in different ways.
    let areas = marks_of(&stacks(&effort_spec(6, 640)));
    assert!(areas.len() > 12);
    for pair in areas.windows(2) {
        let plain = pair.iter().filter(|(_, lines)| *lines == 0).count();
        assert!(plain < 2 || pair[0].0 == pair[1].0, "{pair:?}");
    }
    // Signed: every cell says in a character what its colour says.
    let cells = marks_of(&heat(&heat_spec(640)));
    assert!(cells.len() > 30 && cells.iter().all(|(_, signs)| *signs == 1));
}

#[test]
fn words_on_areas_and_all_lines_have_contrast_in_every_palette() {
    for (name, palette) in Palette::ALL {
        let card = palette.colour(Tone::Card);
        for role in [
            Role::Major,
            Role::Minor,
            Role::Ofi,
            Role::Ok,
            Role::None,
            Role::Bar,
        ] {
            let found = contrast(palette.colour(role.tone()), card);
            assert!(found >= 4.5, "{role:?} in {name}: {found:.2}");
        }
        for role in [
            Role::Label,
            Role::Value,
            Role::Tick,
            Role::TodayLabel,
            Role::MilestoneLabel,
        ] {
            let found = contrast(palette.colour(role.tone()), card);
            assert!(found >= 4.5, "{role:?} in {name}: {found:.2}");
        }
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
