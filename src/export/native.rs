//! Native JSON, text included.

use super::{Outgoing, outgoing::pretty};
use crate::text::offsets::Unit;
use crate::wire::{self, Ids, Text};

pub(super) fn write(out: &Outgoing) -> Vec<u8> {
    let unit = out.options.unit.unwrap_or(Unit::CodePoint);
    pretty(&wire::stream(out.document, &Ids::in_order(out.document), out.options.id, unit, Text::Kept))
}
