//! Builds the report piece by piece: its first page is on the screen at once, and no piece keeps the
//! browser from answering to a key or a click.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::{blocks, contents, cover, section};
use crate::platform::clock;
use crate::report::document::{Block, Document};
use crate::ui::dom::{El, el};
use crate::ui::soon::after_paint;
use crate::ui::work::Here;

/// So much of a report is one piece: some thirtieth of all that is in a long one.
const AT_ONCE: usize = 300;

/// For so many milliseconds pieces are built before the browser may draw and answer. A frame after
/// each piece would take longer than the pieces do.
const TURN: f64 = 16.0;

/// Some blocks of a section, and where they go. What is far from what is looked at is not laid out,
/// piece by piece; as all are of much the same size, the page's length is known about right before.
struct Piece {
    place: El,
    section: usize,
    blocks: Range<usize>,
}

/// The report on the page, and what of it is still to be built.
#[derive(Clone, Copy)]
pub(super) struct Rest {
    here: Here,
    article: StoredValue<El, LocalStorage>,
    document: StoredValue<Option<Arc<Document>>>,
    pieces: StoredValue<VecDeque<Piece>, LocalStorage>,
    /// Owns what was built of the present document; another one makes a new one.
    owner: StoredValue<Option<Owner>>,
}

impl Rest {
    pub(super) fn new(here: Here, article: El) -> Self {
        Self {
            here,
            article: StoredValue::new_local(article),
            document: StoredValue::new(None),
            pieces: StoredValue::new_local(VecDeque::new()),
            owner: StoredValue::new(None),
        }
    }

    /// Shows the beginning of a document in place of another one; the rest follows by itself.
    pub(super) fn begin(self, document: Option<Arc<Document>>) {
        let article = self.article.get_value();
        article.element().set_text_content(None);
        let is_waiting = self.pieces.with_value(|pieces| !pieces.is_empty());
        self.pieces.set_value(VecDeque::new());
        self.owner.set_value(Owner::current());
        self.document.set_value(document.clone());
        let Some(document) = document else { return };
        let mut pieces = VecDeque::new();
        let mut article = article
            .attr("aria-busy", "true")
            .attr("data-waiting", "")
            .child((cover(&document), contents(&document)));
        for (at, one) in document.sections.iter().enumerate() {
            let mut whole = section(one);
            for blocks in divided(&one.blocks) {
                let place = el("div").class("report-piece");
                whole = whole.child(place.clone());
                pieces.push_back(Piece {
                    place,
                    section: at,
                    blocks,
                });
            }
            article = article.child(whole);
        }
        self.pieces.set_value(pieces);
        // The summary is what one sees first.
        self.next();
        self.tell();
        if !is_waiting {
            after_paint(move || self.go_on());
        }
    }

    fn go_on(self) {
        let begun = clock::ticks();
        while self.next() {
            if clock::ticks() - begun > TURN {
                set_timeout(move || self.go_on(), Duration::ZERO);
                return;
            }
        }
    }

    /// Builds all that is still to be built.
    pub(super) fn finish(self) {
        while self.next() {}
    }

    /// Builds the next piece; whether there was one, on a page that is still there.
    fn next(self) -> bool {
        let piece = self.pieces.try_update_value(VecDeque::pop_front).flatten();
        let document = self.document.try_get_value().flatten();
        let owner = self.owner.try_get_value().flatten();
        let (Some(piece), Some(document), Some(owner)) = (piece, document, owner) else {
            return false;
        };
        let section = document.sections.get(piece.section);
        let blocks = section.and_then(|section| section.blocks.get(piece.blocks));
        owner.with(|| {
            let blocks = blocks.unwrap_or_default().iter();
            let built = blocks.map(|block| blocks::block(self.here, block));
            piece.place.child(built.collect::<Vec<_>>());
        });
        self.tell();
        true
    }

    /// Says when nothing more is to come.
    fn tell(self) {
        if self.pieces.with_value(VecDeque::is_empty) {
            let article = self.article.get_value();
            for state in ["aria-busy", "data-waiting"] {
                // Only a name that is none could not be removed.
                let _ = article.element().remove_attribute(state);
            }
        }
    }
}

/// The blocks of a section in pieces of much the same size.
fn divided(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, block) in blocks.iter().enumerate() {
        // A heading stays with what it heads.
        let is_held = at > start && matches!(blocks.get(at - 1), Some(Block::Heading(_)));
        if size >= AT_ONCE && !is_held {
            pieces.push(start..at);
            (start, size) = (at, 0);
        }
        size += weight(block);
    }
    if start < blocks.len() {
        pieces.push(start..blocks.len());
    }
    pieces
}

/// Much the number of elements that a block becomes.
fn weight(block: &Block) -> usize {
    match block {
        Block::Heading(_) | Block::Paragraph(_) | Block::Note(_) => 2,
        Block::List(items) => items.len(),
        Block::Facts(facts) => facts.len() * 3,
        Block::Table(table) => table.rows.len() * (table.columns.len() + 1),
        Block::Picture(picture) => picture.scene.shapes.len() + 20,
        Block::Entry(entry) => 4 + entry.facts.len() * 3,
    }
}
