//! Canonical JSON: the RFC's own data, and the opinion of a crate that does nothing else.
//!
//! `hostile/jcs` holds test data of RFC 8785 with its licence.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use clausewise::exchange::{canonical, read_json};
use proptest::prelude::*;
use serde_json::{Map, Number, Value};

/// What the crate makes of it.
fn second_opinion(value: &Value) -> String {
    serde_json_canonicalizer::to_string(value).unwrap()
}

#[test]
fn the_data_of_the_rfc_comes_out_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/jcs");
    for name in [
        "arrays",
        "french",
        "structures",
        "unicode",
        "values",
        "weird",
    ] {
        let file = |kind: &str| std::fs::read(folder.join(kind).join(name).with_extension("json"));
        let value = read_json(&file("input").unwrap()).unwrap();
        let expected = String::from_utf8(file("output").unwrap()).unwrap();
        assert_eq!(canonical(&value), expected, "{name}");
    }
}

#[test]
fn numbers_are_printed_as_in_the_appendix_of_the_rfc() {
    for (bits, text) in [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        let number = Number::from_f64(f64::from_bits(bits)).unwrap();
        assert_eq!(canonical(&Value::Number(number)), text);
    }
}

fn values() -> impl Strategy<Value = Value> {
    let number = any::<f64>().prop_filter_map("finite", Number::from_f64);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number.prop_map(Value::Number),
        (-1_000_000_i64..1_000_000, -30_i32..30)
            .prop_filter_map("finite", |(n, e)| Number::from_f64(
                n as f64 * 10_f64.powi(e)
            ))
            .prop_map(Value::Number),
        (-(1_i64 << 53)..=1 << 53).prop_map(Value::from),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn everything_comes_out_as_the_crate_has_it(value in values()) {
        prop_assert_eq!(canonical(&value), second_opinion(&value));
    }

    #[test]
    fn what_is_canonical_stays_as_it_is(value in values()) {
        let text = canonical(&value);
        prop_assert_eq!(canonical(&read_json(text.as_bytes()).unwrap()), text);
    }
}
