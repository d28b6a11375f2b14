//! What holds for every chart: inside its bounds, repeatable, well-formed, words apart.

use clausewise::chart::{
    self, AmountsRow, Bounds, Mark, Palette, Role, Scale, Scene, Shape, Spot, TextSize, Values,
    bars, burn_up, cycle, gantt, heat, radar, ranges, spark, stacks,
};
use proptest::prelude::*;

use crate::fixtures::*;

fn numbers(mark: &Mark) -> Vec<f64> {
    match mark {
        Mark::Path { points, .. } => points.iter().flat_map(|(x, y)| [*x, *y]).collect(),
        Mark::Circle { x, y, r } => vec![*x, *y, *r],
        Mark::Rect {
            x,
            y,
            width,
            height,
            radius,
        } => vec![*x, *y, *width, *height, *radius],
        Mark::Text { x, y, .. } => vec![*x, *y],
    }
}

fn assert_sound(scene: &Scene, data: usize) {
    let (width, height) = (f64::from(scene.width), f64::from(scene.height));
    for Shape { mark, datum, .. } in &scene.shapes {
        for number in numbers(mark) {
            assert!(number.is_finite(), "{mark:?}");
            assert!(
                (number * 10.0 - (number * 10.0).round()).abs() < 1e-6,
                "tenths: {mark:?}"
            );
        }
        let Bounds {
            left,
            right,
            top,
            bottom,
        } = mark.bounds();
        let inside = left >= -0.1 && right <= width + 0.1 && top >= -0.1 && bottom <= height + 0.1;
        assert!(inside, "{mark:?} leaves {width} x {height}");
        assert!(
            datum.is_none_or(|index| index < data),
            "{datum:?} of {data}"
        );
    }
    for Spot { bounds, dot } in &scene.spots {
        let (x, y) = dot.unwrap_or((bounds.left, bounds.top));
        for (left, right, most) in [
            (bounds.left, bounds.right, width),
            (bounds.top, bounds.bottom, height),
            (x, x, width),
            (y, y, height),
        ] {
            assert!(
                left >= -0.1 && left <= right && right <= most + 0.1,
                "{bounds:?} {dot:?} leaves {width} x {height}"
            );
        }
    }
    assert!(
        scene.spots.is_empty() || scene.spots.len() == data,
        "{} places for {data} things",
        scene.spots.len()
    );
    assert!(
        scene.summary.ends_with('.') && !scene.summary.contains("  "),
        "{}",
        scene.summary
    );
    for palette in [Palette::LIGHT, Palette::DARK, Palette::PRINT] {
        let svg = scene.to_svg(&palette);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let child = |name| {
            document
                .root_element()
                .children()
                .find(|c| c.has_tag_name(name))
        };
        assert!(child("title").is_some() && child("desc").is_some());
    }
}

fn words(scene: &Scene, role: Role) -> Vec<(&Mark, Bounds)> {
    let of_role = scene.shapes.iter().filter(|shape| shape.role == role);
    of_role
        .filter(|shape| matches!(shape.mark, Mark::Text { .. }))
        .map(|shape| (&shape.mark, shape.mark.bounds()))
        .collect()
}

fn assert_apart(words: &[(&Mark, Bounds)]) {
    for (index, (one, a)) in words.iter().enumerate() {
        for (other, b) in &words[..index] {
            let apart =
                a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom;
            assert!(apart, "{one:?} over {other:?}");
        }
    }
}

#[test]
fn radar_labels_stand_apart_for_three_to_sixteen_axes() {
    for width in [320, 360, 480, 640, 800] {
        for axes in 3..=16 {
            for first in [0, 8, 20] {
                let spec = radar_spec(&LEAVES[first..first + axes], width);
                let scene = radar(&spec);
                assert_sound(&scene, axes);
                let mut labels = words(&scene, Role::Label);
                let labelled: std::collections::BTreeSet<usize> = scene
                    .shapes
                    .iter()
                    .filter(|shape| shape.role == Role::Label)
                    .filter_map(|shape| shape.datum)
                    .collect();
                assert_eq!(labelled.len(), axes, "every axis has its label");
                let figures = scene.shapes.iter().filter(|shape| shape.datum.is_some());
                labels.extend(
                    figures
                        .filter(|shape| shape.role == Role::Value)
                        .map(|shape| (&shape.mark, shape.mark.bounds())),
                );
                assert_apart(&labels);
            }
        }
    }
}

#[test]
fn a_wide_radar_keeps_to_its_sheet() {
    for axes in 3..=40 {
        let scene = radar(&radar_spec(&LEAVES[..axes], 640));
        assert!(scene.height <= 480, "{axes} axes: {}", scene.height);
        assert_apart(&words(&scene, Role::Label));
    }
}

/// The lines of milestones are beside every name, and every milestone has one.
fn assert_no_line_through_a_name(scene: &Scene) {
    let of_role = |role| scene.shapes.iter().filter(move |shape| shape.role == role);
    let names = || of_role(Role::MilestoneLabel).filter(|shape| shape.datum.is_some());
    for line in of_role(Role::MilestoneMark) {
        let at = line.mark.bounds();
        assert!(names().any(|name| name.datum == line.datum));
        for name in of_role(Role::MilestoneLabel) {
            let name = name.mark.bounds();
            let beside = at.left <= name.left || at.left >= name.right;
            assert!(
                beside || at.top >= name.bottom - 4.0 || at.bottom <= name.top,
                "{line:?} through {name:?}"
            );
        }
    }
}

#[test]
fn the_text_of_a_plan_never_collides() {
    for width in [320, 480, 640, 960, 1280] {
        for (rows, each) in [(1, 14), (8, 10), (22, 14), (60, 20), (60, 70)] {
            let mut spec = gantt_spec(rows, each, width);
            spec.milestones = milestones();
            let scene = gantt(&spec);
            assert_sound(&scene, rows + spec.milestones.len());
            assert_no_line_through_a_name(&scene);
            assert_apart(&words(&scene, Role::MilestoneLabel));
            assert_apart(&words(&scene, Role::Tick));
            assert_apart(&words(&scene, Role::Label));
        }
    }
}

#[test]
fn the_longest_name_of_a_plan_is_not_cut_where_there_is_room() {
    let names = ["Service levels", "Incident management", "Change activities"];
    for (at, longest) in names.iter().enumerate() {
        let mut spec = gantt_spec(3, 10, 760);
        for (row, name) in spec.rows.iter_mut().zip(names) {
            row.title = name.to_owned();
        }
        // Whichever is the longest decides how much room there is.
        spec.rows[at].title = format!("{longest}, more");
        let scene = gantt(&spec);
        for (mark, _) in words(&scene, Role::Label) {
            assert!(!format!("{mark:?}").contains('…'), "{mark:?}");
        }
    }
}

/// Of names that begin alike each can be told from the others, at any width.
#[test]
fn owners_that_begin_alike_do_not_look_alike() {
    let names = [
        "Service owners with process owners",
        "Service owners with project management",
        "SMS manager with supplier manager",
        "SMS manager with top management",
    ];
    for width in [280, 320, 480, 640, 960, 1280] {
        let mut spec = amounts_spec(6, width);
        let rows = names.iter().zip(&spec.rows).map(|(name, row)| AmountsRow {
            title: (*name).to_owned(),
            ..row.clone()
        });
        spec.rows = rows.collect();
        let scene = chart::amounts(&spec);
        assert_sound(&scene, names.len());
        let labels = words(&scene, Role::Label);
        for name in names {
            let whole = |mark: &Mark| matches!(mark, Mark::Text { text, .. } if text == name);
            assert!(
                labels.iter().any(|(mark, _)| whole(mark)),
                "{name} at {width}"
            );
        }
        assert_apart(&labels);
    }
}

/// What was rated by a day that is still to come, nobody knows.
#[test]
fn the_line_of_ratings_ends_today() {
    for (days, after) in [(1, 0), (1, 3), (2, 1), (3, 2), (11, 0)] {
        let mut spec = burn_up_spec(days, 640);
        let last = spec.days[days - 1].0;
        spec.today = last.plus_days(after);
        let scene = burn_up(&spec);
        let right = |role| {
            let shapes = scene.shapes.iter().filter(move |shape| shape.role == role);
            shapes
                .map(|shape| shape.mark.bounds().right)
                .fold(0.0, f64::max)
        };
        let today = right(Role::Today);
        for role in [Role::Backed, Role::BackedArea] {
            let end = right(role);
            assert!(
                (end - today).abs() < 0.2,
                "{days} days: {role:?} ends at {end}, today is at {today}"
            );
        }
        assert_sound(&scene, days);
    }
}

#[test]
fn a_cycle_of_many_years_in_a_narrow_picture_keeps_its_words_apart() {
    for width in [240, 280, 320, 640] {
        let mut spec = cycle_spec(3, width);
        for row in &mut spec.rows {
            row.planned = row
                .planned
                .take()
                .map(|one| one.start..one.end.plus_days(5200));
        }
        let scene = cycle(&spec);
        assert_sound(&scene, spec.rows.len());
        assert_apart(&words(&scene, Role::Tick));
    }
}

#[test]
fn text_is_escaped_and_control_characters_are_gone() {
    let mut spec = radar_spec(&MAIN, 640);
    spec.title = "a < b & \"c\" \u{0} \u{1f} ]]> é".to_owned();
    let svg = radar(&spec).to_svg(&Palette::LIGHT);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let title = document
        .descendants()
        .find(|node| node.has_tag_name("title"))
        .unwrap();
    assert_eq!(title.text(), Some("a < b & \"c\"     ]]> é"));
}

#[test]
fn an_unknown_axis_has_no_point_and_no_line_or_area_crosses_it() {
    let mut spec = radar_spec(&MAIN, 640);
    spec.axes[2].values = Values::default();
    let scene = radar(&spec);
    let points = |role| scene.shapes.iter().filter(move |shape| shape.role == role);
    assert_eq!(points(Role::Point).count(), 6);
    assert!(points(Role::Point).all(|shape| shape.datum != Some(2)));
    let corners = |role| -> Vec<(usize, bool)> {
        let paths = points(role).filter_map(|shape| match &shape.mark {
            Mark::Path { points, closed, .. } => Some((points.len(), *closed)),
            _ => None,
        });
        paths.collect()
    };
    // The line has six corners and ends. (The legend has samples of the same roles.)
    for role in [Role::Target, Role::Declared, Role::Backed] {
        assert!(corners(role).contains(&(6, false)), "{role:?}");
        assert!(corners(role).iter().all(|(_, closed)| !closed), "{role:?}");
    }
    // The area goes back to the centre instead.
    assert_eq!(corners(Role::BackedArea), [(7, true)]);
    // Beside each other or not, two axes that are rated make no third.
    for axis in [0, 3, 5] {
        spec.axes[axis].values = Values::default();
    }
    let scene = radar(&spec);
    let areas = scene.shapes.iter();
    let areas = areas.filter(|shape| shape.role == Role::BackedArea);
    assert_eq!(
        areas.count(),
        0,
        "1, 4 and 6 are rated, none beside another"
    );
    spec.axes[0].values = spec.axes[1].values;
    let scene = radar(&spec);
    let area = scene.shapes.iter();
    let area = area.filter(|shape| shape.role == Role::BackedArea);
    let found: Vec<usize> = area
        .map(|shape| match &shape.mark {
            Mark::Path { points, .. } => points.len(),
            _ => 0,
        })
        .collect();
    assert_eq!(found, [4], "from 6 over 0 to 1, and the centre");
}

#[test]
fn the_first_axis_is_at_twelve_o_clock_and_the_second_to_its_right() {
    let scene = radar(&radar_spec(&MAIN, 640));
    let spokes: Vec<&Vec<(f64, f64)>> = scene
        .shapes
        .iter()
        .filter(|shape| shape.role == Role::Grid && shape.datum.is_some())
        .filter_map(|shape| match &shape.mark {
            Mark::Path { points, .. } => Some(points),
            _ => None,
        })
        .collect();
    let (centre, first, second) = (spokes[0][0], spokes[0][1], spokes[1][1]);
    assert!((first.0 - centre.0).abs() < 0.2 && first.1 < centre.1);
    assert!(second.0 > centre.0 && second.1 < centre.1);
}

fn score() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        Just(None),
        (0.0..=5.0_f64).prop_map(Some),
        prop_oneof![Just(-1.0), Just(9.0), Just(f64::NAN), Just(f64::INFINITY)].prop_map(Some),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_scores_give_sound_and_repeatable_charts(
        scores in prop::collection::vec((score(), score(), score()), 0..41),
        width in 0_u32..1400,
        max in 0_u8..8,
        acceptance in prop::option::of(0_u8..8),
    ) {
        let scale = Scale { max, acceptance };
        let mut spec = radar_spec(&LEAVES[..scores.len()], width);
        spec.scale = scale;
        for (axis, (target, declared, backed)) in spec.axes.iter_mut().zip(&scores) {
            axis.values = Values { target: *target, declared: *declared, backed: *backed };
        }
        let mut sparks = spark_spec(0);
        sparks.scale = scale;
        sparks.axes = spec.axes.iter().map(|axis| axis.values).collect();
        let mut list = bars_spec(&[], width);
        list.scale = scale;
        list.rows = spec.axes.clone();
        let mut spans = ranges_spec(&LEAVES[..scores.len()], width);
        spans.scale = scale;
        for (row, axis) in spans.rows.iter_mut().zip(&spec.axes) {
            row.values = axis.values;
        }
        for draw in [&|| radar(&spec), &|| spark(&sparks), &|| bars(&list), &|| ranges(&spans)]
            as [&dyn Fn() -> Scene; 4]
        {
            let scene = draw();
            assert_sound(&scene, scores.len());
            prop_assert_eq!(&scene, &draw());
        }
    }

    #[test]
    fn any_amounts_and_days_are_sound(
        amounts in prop::collection::vec(prop::collection::vec(prop_oneof![0.0..40.0_f64, Just(f64::NAN), Just(-3.0)], 9), 0..30),
        days in prop::collection::vec((0_i64..1400, 0_usize..40), 0..60),
        names in prop::collection::vec("[A-Za-z0-9. ]{0,30}", 0..70),
        events in prop::collection::vec((prop::option::of((-40_i64..1500, -3_i64..1100)), prop::option::of((-40_i64..1500, 0_i64..40))), 0..12),
        width in 0_u32..1400,
    ) {
        let origin = day("2026-01-05");
        let mut bars = findings_spec(width);
        let rows = bars.rows.clone();
        bars.rows = rows.into_iter().cycle().zip(&amounts).map(|(mut row, amounts)| {
            row.amounts.clone_from(amounts);
            row
        }).collect();
        let mut cells = amounts_spec(9, width);
        let rows = cells.rows.clone();
        cells.rows = rows.into_iter().cycle().zip(&amounts).map(|(mut row, amounts)| {
            for (cell, value) in row.amounts.iter_mut().zip(amounts) {
                cell.value = *value;
            }
            row
        }).collect();
        let mut progress = burn_up_spec(0, width);
        progress.days = days.iter().map(|(at, more)| (origin.plus_days(*at), *more)).collect();
        progress.days.sort_unstable();
        let mut map = heat_spec(width);
        for (group, names) in map.groups.iter_mut().zip(names.chunks(10)) {
            for (cell, label) in group.cells.iter_mut().zip(names) {
                cell.label.clone_from(label);
            }
        }
        let count = map.groups.iter().map(|group| group.cells.len()).sum();
        let range = |(start, length): (i64, i64)| {
            let start = origin.plus_days(start);
            start..start.plus_days(length)
        };
        let mut years = cycle_spec(0, width);
        years.rows = cycle_spec(0, width).rows.into_iter().cycle().zip(&events).map(|(mut row, (planned, actual))| {
            row.planned = planned.map(range);
            row.actual = actual.map(range);
            row
        }).collect();
        for (scene, data) in [
            (stacks(&bars), amounts.len()),
            (chart::amounts(&cells), amounts.len()),
            (burn_up(&progress), days.len()),
            (heat(&map), count),
            (cycle(&years), events.len()),
        ] {
            assert_sound(&scene, data);
        }
    }

    #[test]
    fn any_plan_is_sound(
        bars in prop::collection::vec((0_i64..1400, -3_i64..90, prop::option::of(-10_i64..200)), 0..61),
        names in prop::collection::vec((-20_i64..1460, "[A-Za-z ]{0,40}"), 0..14),
        width in 0_u32..1400,
    ) {
        let origin = day("2026-01-05");
        let mut spec = gantt_spec(bars.len(), 7, width);
        for (row, (start, length, lead)) in spec.rows.iter_mut().zip(&bars) {
            row.start = origin.plus_days(*start);
            row.finish = row.start.plus_days(*length);
            row.evidence_ready = lead.map(|lead| row.finish.plus_days(lead));
        }
        spec.milestones = milestones().into_iter().cycle().zip(&names).map(|(mut m, (at, label))| {
            m.label.clone_from(label);
            m.date = origin.plus_days(*at);
            m
        }).collect();
        let scene = gantt(&spec);
        assert_sound(&scene, if scene.shapes.len() > 1 { bars.len() + names.len() } else { 0 });
        assert_no_line_through_a_name(&scene);
        assert_apart(&words(&scene, Role::MilestoneLabel));
        prop_assert_eq!(&scene, &gantt(&spec));
    }
}

#[test]
fn no_text_is_too_small_to_read() {
    for size in [TextSize::Small, TextSize::Normal] {
        assert!(size.px() >= 11);
    }
}

#[test]
fn a_picture_alone_keeps_its_words_inside_however_long_they_are() {
    let scene = radar(&radar_spec(&MAIN, 320));
    for words in [1, 40, 400] {
        let sentence = "Nothing is rated yet. ".repeat(words);
        let alone = scene.captioned(sentence.trim());
        assert_sound(&alone, MAIN.len());
        assert!(alone.height > scene.height && alone.width > scene.width);
        assert_eq!(alone.summary, sentence.trim());
    }
}

#[test]
fn a_part_of_a_plan_says_which_part() {
    let mut spec = gantt_spec(17, 14, 760);
    let (whole, last) = (gantt(&spec).summary, "; the last package is done by ");
    assert!(whole.starts_with("17 packages, from ") && whole.contains(last));
    spec.part = Some((18, 57));
    let part = gantt(&spec).summary;
    assert!(part.starts_with("Packages 18 to 34 of 57, from "), "{part}");
    assert!(
        part.contains("; the last of these packages is done by "),
        "{part}"
    );
    assert_eq!(
        part.split_once(", ").unwrap().1,
        whole
            .split_once(", ")
            .unwrap()
            .1
            .replace(last, "; the last of these packages is done by ")
    );
    let mut spec = gantt_spec(1, 14, 760);
    spec.part = Some((57, 57));
    assert!(gantt(&spec).summary.starts_with("Package 57 of 57, from "));
}
