//! Puts changes into a source file, each behind its switch. Nothing is taken away: what a change
//! says stands beside what was there, so that one program has them all.

use std::ops::Range;

use anyhow::{Context, Result};
use proc_macro2::{LineColumn, Span};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, BinOp, Block, Expr, ExprBinary, ExprStruct, ExprUnary, Signature};

use crate::list::{At, Change, Fate};

/// Something put in at a place.
struct Insertion {
    at: usize,
    /// Of what is put in at one place, this decides the order.
    order: isize,
    text: String,
    /// The changes that it belongs to.
    of: Vec<usize>,
}

/// Where changes stand in the text that came out.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) range: Range<usize>,
    pub(crate) of: Vec<usize>,
}

struct Placing<'t> {
    text: &'t str,
    changes: Vec<&'t Change>,
    insertions: Vec<Insertion>,
    /// Ranges of the old text, with what was put around them.
    wrapped: Vec<(Range<usize>, Vec<usize>)>,
    done: Vec<usize>,
}

/// The text with all open changes of this file in it, and where they stand. What finds no place is
/// marked as that.
pub(crate) fn place(text: &str, changes: &mut [&mut Change]) -> Result<(String, Vec<Placed>)> {
    let file = syn::parse_file(text).context("a source file")?;
    let open = changes.iter().filter(|one| one.fate == Fate::Open);
    let mut placing = Placing {
        text,
        changes: open.map(|one| &**one).collect(),
        insertions: Vec::new(),
        wrapped: Vec::new(),
        done: Vec::new(),
    };
    placing.visit_file(&file);
    let (done, out) = (placing.done.clone(), placing.finish());
    for change in changes {
        if change.fate == Fate::Open && !done.contains(&change.number) {
            change.fate = Fate::NotPlaced;
        }
    }
    Ok(out)
}

fn switch(number: usize) -> String {
    format!("crate::switch::is({number})")
}

impl Placing<'_> {
    /// The changes of a kind that begin at this place.
    fn here(&self, genre: &str, at: LineColumn) -> Vec<(usize, String)> {
        let at: At = (at.line, at.column + 1);
        let here = |one: &&&Change| one.genre == genre && one.start == at;
        let found = self.changes.iter().filter(here);
        found
            .map(|one| (one.number, one.replacement.clone()))
            .collect()
    }

    fn of(&self, span: Span) -> &str {
        self.text.get(span.byte_range()).unwrap_or_default()
    }

    fn insert(&mut self, at: usize, order: isize, text: String, of: &[usize]) {
        let of = of.to_vec();
        self.insertions.push(Insertion {
            at,
            order,
            text,
            of,
        });
    }

    /// Puts alternatives around what stands at a place: each a number and what stands there
    /// instead.
    fn wrap(&mut self, range: Range<usize>, alternatives: &[(usize, String)]) {
        if alternatives.is_empty() {
            return;
        }
        let size = isize::try_from(range.len()).unwrap_or(isize::MAX);
        for (place, (number, text)) in alternatives.iter().enumerate() {
            let before = if place == 0 { "(" } else { "else " };
            let text = format!("{before}if {} {{ {text} }} ", switch(*number));
            // Of what begins at one place the larger comes first, and its alternatives in order.
            let order = (-size).saturating_mul(64) + isize::try_from(place).unwrap_or(0);
            self.insert(range.start, order, text, &[*number]);
        }
        let numbers: Vec<usize> = alternatives.iter().map(|one| one.0).collect();
        let order = (-size).saturating_mul(64) + 63;
        self.insert(range.start, order, "else { ".to_owned(), &[]);
        // Of what ends at one place the smaller comes first, and all of it before what begins.
        self.insert(range.end, isize::MIN / 2 + size, " })".to_owned(), &[]);
        self.done.extend(&numbers);
        self.wrapped.push((range, numbers));
    }

    fn function(&mut self, signature: &Signature, block: &Block) {
        let Some(first) = block.stmts.first().map(Spanned::span) else {
            return;
        };
        let mut found = self.here("FnValue", first.start());
        // Of a type without a name there is one in a function, and what stands there has it.
        if let syn::ReturnType::Type(_, kind) = &signature.output
            && self.of(kind.span()).contains("impl ")
        {
            found.clear();
        }
        let mut numbers = Vec::new();
        let at = block.brace_token.span.open().byte_range().end;
        for (place, (number, value)) in found.iter().enumerate() {
            let text = format!(" if {} {{ return {value}; }} ", switch(*number));
            let order = isize::MIN / 4 + isize::try_from(place).unwrap_or(0);
            self.insert(at, order, text, &[*number]);
            numbers.push(*number);
        }
        self.done.extend(numbers);
        // A switch cannot be asked at compile time.
        let inside = |one: &&Change| {
            let (start, end) = (block.span().start(), block.span().end());
            one.start >= (start.line, start.column + 1) && one.end <= (end.line, end.column + 1)
        };
        if let Some(constness) = &signature.constness
            && self.changes.iter().any(inside)
        {
            let at = constness.span.byte_range();
            self.insert(at.start, 0, "/*".to_owned(), &[]);
            self.insert(at.end, 0, "*/".to_owned(), &[]);
        }
    }

    /// The text with everything put in.
    fn finish(mut self) -> (String, Vec<Placed>) {
        self.insertions.sort_by_key(|one| (one.at, one.order));
        let (mut out, mut placed) = (String::new(), Vec::new());
        let mut last = 0;
        // From places in the old text to places in the new one.
        let mut moved: Vec<(usize, usize)> = Vec::new();
        for one in &self.insertions {
            out.push_str(self.text.get(last..one.at).unwrap_or_default());
            last = one.at;
            moved.push((one.at, out.len()));
            let start = out.len();
            out.push_str(&one.text);
            if !one.of.is_empty() {
                let range = start..out.len();
                placed.push(Placed {
                    range,
                    of: one.of.clone(),
                });
            }
        }
        out.push_str(self.text.get(last..).unwrap_or_default());
        for (range, of) in self.wrapped {
            let first = moved.iter().find(|(old, _)| *old == range.start);
            let last = moved.iter().rfind(|(old, _)| *old == range.end);
            if let (Some((_, start)), Some((_, end))) = (first, last) {
                placed.push(Placed {
                    range: *start..*end + 3,
                    of,
                });
            }
        }
        (out, placed)
    }
}

/// Whether a condition binds a name, which nothing can be put around.
fn binds(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(both) => binds(&both.left) || binds(&both.right),
        _ => false,
    }
}

fn token(op: &BinOp) -> Span {
    op.span()
}

impl<'ast> Visit<'ast> for Placing<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_expr_binary(&mut self, both: &'ast ExprBinary) {
        let found = self.here("BinaryOperator", token(&both.op).start());
        if !binds(&both.left) && !binds(&both.right) {
            let (left, right) = (self.of(both.left.span()), self.of(both.right.span()));
            let alternatives: Vec<_> = found
                .into_iter()
                .map(|(number, op)| (number, format!("{left} {op} {right}")))
                .collect();
            self.wrap(both.span().byte_range(), &alternatives);
        }
        visit::visit_expr_binary(self, both);
    }

    fn visit_expr_unary(&mut self, one: &'ast ExprUnary) {
        let found = self.here("UnaryOperator", one.op.span().start());
        let inner = self.of(one.expr.span()).to_owned();
        let alternatives: Vec<_> = found.into_iter().map(|(n, _)| (n, inner.clone())).collect();
        self.wrap(one.span().byte_range(), &alternatives);
        visit::visit_expr_unary(self, one);
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        let deleted = self.here("MatchArm", arm.span().start());
        if let Some((_, guard)) = &arm.guard {
            let found = self.here("MatchArmGuard", guard.span().start());
            let range = guard.span().byte_range();
            let deleted = deleted.into_iter().map(|(n, _)| (n, "false".to_owned()));
            let alternatives: Vec<_> = found.into_iter().chain(deleted).collect();
            self.wrap(range, &alternatives);
        } else {
            for (number, _) in deleted {
                let text = format!(" if !{}", switch(number));
                self.insert(arm.pat.span().byte_range().end, 0, text, &[number]);
                self.done.push(number);
            }
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_match(&mut self, whole: &'ast syn::ExprMatch) {
        let arms = whole.arms.iter().filter(|arm| arm.guard.is_none());
        let arms = arms.flat_map(|arm| self.here("MatchArm", arm.span().start()));
        let numbers: Vec<usize> = arms.map(|one| one.0).collect();
        if !numbers.is_empty() {
            // Where arms are missing, the compiler speaks of the whole.
            let range = whole.span().byte_range();
            for at in [range.start, range.end] {
                self.insert(at, 0, String::new(), &[]);
            }
            self.wrapped.push((range, numbers));
        }
        visit::visit_expr_match(self, whole);
    }

    fn visit_expr_struct(&mut self, whole: &'ast ExprStruct) {
        for field in &whole.fields {
            let found = self.here("StructField", field.span().start());
            let (Some(rest), syn::Member::Named(name)) = (&whole.rest, &field.member) else {
                continue;
            };
            let other = format!("({}).{name}", self.of(rest.span()));
            let alternatives: Vec<_> = found.into_iter().map(|(n, _)| (n, other.clone())).collect();
            if field.colon_token.is_none() && !alternatives.is_empty() {
                let at = field.span().byte_range().start;
                self.insert(at, isize::MIN / 8, format!("{name}: "), &[]);
            }
            self.wrap(field.expr.span().byte_range(), &alternatives);
        }
        visit::visit_expr_struct(self, whole);
    }
}
