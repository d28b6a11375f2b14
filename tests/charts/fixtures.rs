//! Specifications with realistic words, from clean to awkward.

use clausewise::chart::{
    Amount, AmountsColumn, AmountsRow, AmountsSpec, Axis, BarsSpec, BurnUpSpec, CycleRow,
    CycleSpec, GanttLink, GanttMilestone, GanttRow, GanttSpec, HeatCell, HeatGroup, HeatSpec,
    RadarSpec, RangeRow, RangesSpec, Role, Scale, SparkSpec, StackKind, StackRow, StacksSpec,
    Values,
};
use clausewise::date::Date;

pub(crate) const SCALE: Scale = Scale {
    max: 5,
    acceptance: Some(3),
};

pub(crate) const MAIN: [(&str, &str); 7] = [
    ("4", "Context"),
    ("5", "Leadership"),
    ("6", "Planning"),
    ("7", "Support"),
    ("8", "Operation"),
    ("9", "Evaluation"),
    ("10", "Improvement"),
];

pub(crate) const LEAVES: [(&str, &str); 40] = [
    ("6.3", "Plan the service management system"),
    ("8.1", "Operational planning and control"),
    ("8.2.1", "Service delivery"),
    ("8.2.2", "Plan the services"),
    (
        "8.2.3",
        "Control of parties involved in the service lifecycle",
    ),
    ("8.2.4", "Service catalogue management"),
    ("8.2.5", "Asset management"),
    ("8.2.6", "Configuration management"),
    ("8.3.1", "General"),
    ("8.3.2", "Business relationship management"),
    ("8.3.3", "Service level management"),
    ("8.3.4.1", "Management of external suppliers"),
    (
        "8.3.4.2",
        "Management of internal suppliers and customers acting as a supplier",
    ),
    ("8.4.1", "Budgeting and accounting for services"),
    ("8.4.2", "Demand management"),
    ("8.4.3", "Capacity management"),
    ("8.5.1.1", "Change management policy"),
    ("8.5.1.2", "Change management initiation"),
    ("8.5.1.3", "Change management activities"),
    ("8.5.2.1", "Plan new or changed services"),
    ("8.5.2.2", "Design"),
    ("8.5.2.3", "Build and transition"),
    ("8.5.3", "Release and deployment management"),
    ("8.6.1", "Incident management"),
    ("8.6.2", "Service request management"),
    ("8.6.3", "Problem management"),
    ("8.7.1", "Service availability management"),
    ("8.7.2", "Service continuity management"),
    ("8.7.3.1", "Information security policy"),
    ("8.7.3.2", "Information security controls"),
    ("8.7.3.3", "Information security incidents"),
    ("9.1", "Monitoring, measurement, analysis and evaluation"),
    ("9.2", "Internal audit"),
    ("9.3", "Management review"),
    ("9.4", "Service reporting"),
    ("10.1", "Nonconformity and corrective action"),
    ("10.2", "Continual improvement"),
    ("7.5.4", "Service management system documented information"),
    ("7.6", "Knowledge"),
    ("7.2", "Competence"),
];

pub(crate) fn values(index: usize) -> Values {
    const DECLARED: [f64; 7] = [3.1, 2.9, 2.4, 2.6, 3.0, 1.4, 1.9];
    const BACKED: [f64; 7] = [2.6, 2.7, 2.0, 2.1, 2.3, 1.2, 1.6];
    Values {
        target: Some(3.0 + f64::from(u8::from(index % 5 == 4))),
        declared: DECLARED.get(index % 7).copied(),
        backed: BACKED.get(index % 7).copied(),
    }
}

pub(crate) fn axes(names: &[(&str, &str)]) -> Vec<Axis> {
    let axis = |(index, (number, title)): (usize, &(&str, &str))| Axis {
        number: (*number).to_owned(),
        title: (*title).to_owned(),
        values: values(index),
    };
    names.iter().enumerate().map(axis).collect()
}

pub(crate) fn radar_spec(names: &[(&str, &str)], width: u32) -> RadarSpec {
    RadarSpec {
        title: "Declared, and backed by evidence".to_owned(),
        width,
        scale: SCALE,
        axes: axes(names),
        compared: Vec::new(),
        compared_as: "",
        legend: true,
    }
}

/// Every third score unknown, and one axis with a claim but nothing behind it.
pub(crate) fn partly(mut axes: Vec<Axis>) -> Vec<Axis> {
    for axis in axes.iter_mut().skip(1).step_by(3) {
        axis.values = Values {
            target: axis.values.target,
            ..Values::default()
        };
    }
    if let Some(axis) = axes.first_mut() {
        axis.values.backed = Some(0.0);
    }
    axes
}

pub(crate) fn bars_spec(names: &[(&str, &str)], width: u32) -> BarsSpec {
    BarsSpec {
        title: "Service delivery & \"control\" <8.2>".to_owned(),
        width,
        scale: SCALE,
        rows: axes(names),
        legend: true,
    }
}

pub(crate) fn ranges_spec(names: &[(&str, &str)], width: u32) -> RangesSpec {
    let row = |axis: Axis| RangeRow {
        low: axis
            .values
            .backed
            .map_or(0.0, |backed| (backed - 0.6).max(0.0)),
        high: axis.values.declared.map_or(5.0, |declared| declared + 0.7),
        number: axis.number,
        title: axis.title,
        values: axis.values,
    };
    RangesSpec {
        title: "Where each score can still go".to_owned(),
        width,
        scale: SCALE,
        rows: axes(names).into_iter().map(row).collect(),
    }
}

pub(crate) fn spark_spec(axes: usize) -> SparkSpec {
    SparkSpec {
        title: "XYZ IT Solutions".to_owned(),
        size: 44,
        scale: SCALE,
        axes: (0..axes).map(values).collect(),
    }
}

pub(crate) fn burn_up_spec(days: usize, width: u32) -> BurnUpSpec {
    let first = day("2026-01-12");
    let on = |place: usize| {
        let later = i64::try_from(place * place).unwrap();
        (first.plus_days(later), 4 + place % 5)
    };
    BurnUpSpec {
        title: "Questions rated over time".to_owned(),
        width,
        total: 182,
        before: 6,
        days: (0..days).map(on).collect(),
        today: day("2026-06-01"),
    }
}

const STATUSES: [(Role, &str, &str); 5] = [
    (Role::Major, "▲", "Likely major"),
    (Role::Minor, "◆", "Likely minor"),
    (Role::None, "…", "Incomplete"),
    (Role::Ofi, "○", "Improvement"),
    (Role::Ok, "✓", "Likely conforms"),
];

pub(crate) fn heat_spec(width: u32) -> HeatSpec {
    let group = |(place, (number, title)): (usize, &(&str, &str))| HeatGroup {
        number: (*number).to_owned(),
        title: (*title).to_owned(),
        cells: LEAVES
            .iter()
            .skip(place * 4)
            .take(if place == 4 { 24 } else { 3 })
            .enumerate()
            .map(|(cell, (number, _))| {
                let (role, sign, _) = STATUSES[(cell + place) % STATUSES.len()];
                HeatCell {
                    label: (*number).to_owned(),
                    sign,
                    role,
                }
            })
            .collect(),
    };
    HeatSpec {
        title: "Every clause and its status".to_owned(),
        width,
        groups: MAIN.iter().enumerate().map(group).collect(),
        meanings: STATUSES.to_vec(),
    }
}

/// Findings by clause: with signs.
pub(crate) fn findings_spec(width: u32) -> StacksSpec {
    let row = |(place, (number, title)): (usize, &(&str, &str))| {
        let amounts: Vec<usize> = (0..4).map(|kind| (place * (kind + 2)) % 5).collect();
        StackRow {
            number: (*number).to_owned(),
            title: (*title).to_owned(),
            figure: format!("{} findings", amounts.iter().sum::<usize>()),
            amounts: amounts.into_iter().map(|one| one as f64).collect(),
        }
    };
    StacksSpec {
        title: "Findings by severity and clause".to_owned(),
        width,
        things: ("clause", "clauses"),
        kinds: STATUSES[..4]
            .iter()
            .map(|(role, sign, name)| StackKind {
                role: *role,
                sign,
                name,
            })
            .collect(),
        rows: MAIN.iter().enumerate().map(row).collect(),
    }
}

/// Work by owner and month.
pub(crate) fn amounts_spec(months: usize, width: u32) -> AmountsSpec {
    let owners = [
        "Service manager",
        "Change manager",
        "Top management with service owners",
        "Head of IT",
        "Internal audit lead",
        "12 others",
    ];
    let value = |month: usize, owner: usize| ((month * 7 + owner * 5) % 9) as f64 / 2.0;
    let amount = |value: f64| Amount {
        value,
        figure: value.to_string(),
    };
    let months = || 0..months;
    AmountsSpec {
        title: "Effort by month and owner".to_owned(),
        width,
        things: ("owner", "owners"),
        columns: months()
            .map(|month| AmountsColumn {
                name: ["Jan", "Feb", "Mar", "Apr", "May", "Jun"][month % 6].to_owned(),
                group: (month % 6 == 0).then(|| (2026 + month / 6).to_string()),
            })
            .collect(),
        all: "Together",
        sums: months()
            .map(|month| amount((0..owners.len()).map(|owner| value(month, owner)).sum()))
            .collect(),
        rows: owners
            .iter()
            .enumerate()
            .map(|(owner, name)| AmountsRow {
                title: (*name).to_owned(),
                amounts: months().map(|month| amount(value(month, owner))).collect(),
            })
            .collect(),
    }
}

pub(crate) fn cycle_spec(done: usize, width: u32) -> CycleSpec {
    let events = [
        ("Internal audit", "2026-04-14", "2026-04-28"),
        ("Management review", "2026-06-09", "2026-06-10"),
        ("Stage 1 audit", "2026-06-09", "2026-06-11"),
        ("Stage 2 audit", "2026-07-14", "2026-07-17"),
        ("Certification decision", "2026-09-11", "2026-09-12"),
        ("Certificate valid", "2026-09-11", "2029-09-11"),
        ("Surveillance audit 1", "2027-09-11", "2027-09-12"),
        ("Recertification audit", "2029-06-11", "2029-06-12"),
    ];
    let row = |(place, (title, start, end)): (usize, (&str, &str, &str))| {
        let planned = day(start)..day(end);
        let late = i64::try_from(place * 5).unwrap();
        CycleRow {
            title: title.to_owned(),
            actual: (place < done)
                .then(|| planned.start.plus_days(late)..planned.end.plus_days(late)),
            planned: Some(planned),
        }
    };
    CycleSpec {
        title: "The certification’s three years".to_owned(),
        width,
        rows: events.into_iter().enumerate().map(row).collect(),
        today: day("2026-08-01"),
    }
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn gantt_spec(rows: usize, days_each: i64, width: u32) -> GanttSpec {
    let start = day("2026-01-05");
    let row = |index: usize| {
        let (number, title) = LEAVES[index % LEAVES.len()];
        let lane = i64::try_from(index % 3).unwrap();
        let begin = start.plus_days(i64::try_from(index / 3).unwrap() * days_each + lane * 2);
        let finish = begin.plus_days((days_each - 2 * lane).max(1));
        GanttRow {
            number: number.to_owned(),
            title: title.to_owned(),
            start: begin,
            finish,
            evidence_ready: (index % 2 == 1).then(|| finish.plus_days(days_each * 6)),
            optional: index % 7 == 3,
            critical: index % 4 == 1,
        }
    };
    GanttSpec {
        critical: "a delay here delays the certificate",
        title: "Roadmap".to_owned(),
        width,
        rows: (0..rows).map(row).collect(),
        part: None,
        links: (3..rows)
            .step_by(2)
            .map(|to| GanttLink { from: to - 3, to })
            .collect(),
        milestones: Vec::new(),
        today: Some(start.plus_days(days_each + 3)),
    }
}

/// The milestones of a real plan; several fall into the same weeks.
pub(crate) fn milestones() -> Vec<GanttMilestone> {
    [
        ("Internal audit", "2026-04-14"),
        ("Audit ends", "2026-04-28"),
        ("Findings corrected", "2026-05-26"),
        ("Management review", "2026-06-09"),
        ("Stage 1", "2026-06-09"),
        ("Stage 1 ends", "2026-06-11"),
        ("Stage 2", "2026-07-14"),
        ("Stage 2 ends", "2026-07-17"),
        ("Decision", "2026-09-11"),
    ]
    .map(|(label, date)| GanttMilestone {
        label: label.to_owned(),
        date: day(date),
    })
    .to_vec()
}
