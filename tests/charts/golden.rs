//! Every kind of chart against its file. `UPDATE=1 cargo test --test charts` writes the files anew.

use std::path::Path;

use clausewise::chart::{
    Palette, Scene, amounts, bars, burn_up, cycle, gantt, heat, radar, ranges, spark, stacks,
};

use crate::fixtures::*;

fn check_in(name: &str, scene: &Scene, palette: &Palette) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/charts")
        .join(name)
        .with_extension("svg");
    let now = scene.to_svg(palette);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, now).unwrap();
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == now,
        "{} is no longer what is drawn; look at the difference, then UPDATE=1",
        path.display()
    );
}

fn check(name: &str, scene: &Scene) {
    check_in(name, scene, &Palette::LIGHT);
}

#[test]
fn radar_of_the_main_clauses_in_every_palette() {
    let scene = radar(&radar_spec(&MAIN, 640));
    check("radar-7", &scene);
    check_in("radar-7-dark", &scene, &Palette::DARK);
    check_in("radar-7-print", &scene, &Palette::PRINT);
    let sentence = "8 Operation is furthest from its target: 0.9 of 3.0. Compared with 2 March 2026, most has \
                    changed at 4 Context: from 1.2 to 2.0, backed by evidence.";
    check("radar-7-alone", &scene.captioned(sentence));
}

#[test]
fn radar_partly_unknown() {
    let mut spec = radar_spec(&MAIN, 640);
    spec.axes = partly(spec.axes);
    check("radar-7-partly", &radar(&spec));
    for axis in &mut spec.axes {
        axis.values = Default::default();
    }
    check("radar-7-unknown", &radar(&spec));
}

#[test]
fn radar_from_three_to_forty_axes() {
    check("radar-3", &radar(&radar_spec(&MAIN[..3], 640)));
    check("radar-16", &radar(&radar_spec(&LEAVES[..16], 640)));
    check("radar-40", &radar(&radar_spec(&LEAVES, 640)));
}

#[test]
fn radar_on_a_narrow_screen() {
    check("radar-7-narrow", &radar(&radar_spec(&MAIN, 320)));
    check("radar-16-narrow", &radar(&radar_spec(&LEAVES[..16], 320)));
    check("radar-40-narrow", &radar(&radar_spec(&LEAVES, 320)));
}

#[test]
fn bars_for_one_or_two_axes() {
    check("radar-2", &radar(&radar_spec(&MAIN[..2], 640)));
    check("bars-8", &bars(&bars_spec(&LEAVES[..8], 640)));
    let mut spec = bars_spec(&LEAVES[..5], 320);
    spec.rows = partly(spec.rows);
    check("bars-5-narrow-partly", &bars(&spec));
}

#[test]
fn ranges_of_scores() {
    check("ranges-7", &ranges(&ranges_spec(&MAIN, 640)));
    let mut narrow = ranges_spec(&LEAVES[..9], 320);
    narrow.rows[2].values = Default::default();
    (narrow.rows[2].low, narrow.rows[2].high) = (0.0, 5.0);
    check("ranges-9-narrow-partly", &ranges(&narrow));
}

#[test]
fn sparks() {
    check("spark-7", &spark(&spark_spec(7)));
    check("spark-2", &spark(&spark_spec(2)));
}

#[test]
fn plans() {
    let mut spec = gantt_spec(22, 14, 960);
    spec.milestones = milestones();
    check("gantt-22-milestones", &gantt(&spec));
    check_in("gantt-22-milestones-dark", &gantt(&spec), &Palette::DARK);
    spec.width = 320;
    check("gantt-22-narrow", &gantt(&spec));
    // Names that do not fit beside their lines.
    for milestone in &mut spec.milestones {
        milestone.label.push_str(" at the second site");
    }
    check("gantt-22-numbered", &gantt(&spec));
    check("gantt-1-weeks", &gantt(&gantt_spec(1, 14, 640)));
    check("gantt-60-years", &gantt(&gantt_spec(60, 60, 640)));
    check("gantt-empty", &gantt(&gantt_spec(0, 60, 640)));
}

#[test]
fn radar_with_an_earlier_state() {
    let mut spec = radar_spec(&MAIN, 640);
    spec.compared_as = "backed earlier";
    spec.compared = vec![
        Some(1.2),
        Some(2.7),
        None,
        Some(1.0),
        Some(0.4),
        Some(0.9),
        Some(2.0),
    ];
    check("radar-7-earlier", &radar(&spec));
}

#[test]
fn answers_over_time() {
    check("burn-up-11", &burn_up(&burn_up_spec(11, 640)));
    check("burn-up-11-narrow", &burn_up(&burn_up_spec(11, 320)));
    check("burn-up-1", &burn_up(&burn_up_spec(1, 640)));
    check("burn-up-empty", &burn_up(&burn_up_spec(0, 640)));
}

#[test]
fn every_clause_at_a_glance() {
    let scene = heat(&heat_spec(640));
    check("heat", &scene);
    check_in("heat-dark", &scene, &Palette::DARK);
    check_in("heat-print", &scene, &Palette::PRINT);
    check("heat-narrow", &heat(&heat_spec(320)));
}

#[test]
fn amounts_by_row_and_kind() {
    check("findings", &stacks(&findings_spec(640)));
    check("findings-narrow", &stacks(&findings_spec(320)));
    let scene = amounts(&amounts_spec(6, 640));
    check("effort-6", &scene);
    check_in("effort-6-dark", &scene, &Palette::DARK);
    check_in("effort-6-print", &scene, &Palette::PRINT);
    check("effort-24-narrow", &amounts(&amounts_spec(24, 320)));
}

#[test]
fn the_cycle_of_a_certificate() {
    check("cycle-3", &cycle(&cycle_spec(3, 640)));
    check_in("cycle-3-dark", &cycle(&cycle_spec(3, 640)), &Palette::DARK);
    check("cycle-3-narrow", &cycle(&cycle_spec(3, 320)));
    let mut nothing = cycle_spec(0, 640);
    nothing.rows.clear();
    check("cycle-empty", &cycle(&nothing));
}
