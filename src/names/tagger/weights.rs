//! The model's weights as they are shipped: a hashed table of bytes.
//!
//! Format, little-endian: the magic `NMTAG1\0\0`; the scale and the threshold as `f32`; the scores of the steps between
//! labels, row by row, as `f32`; the number of slots as `u32`; then the slots. A slot is a fingerprint of
//! two bytes, 0 where it is empty, one signed byte for each label, and one byte that is 0. A feature's slot is sought from
//! the one that its hash names, over at most [`PROBES`] slots.

use super::decode::{LABELS, Scores, Steps};
use super::feature::Feature;

/// What a file of weights begins with.
const MAGIC: &[u8; 8] = b"NMTAG1\0\0";

/// The bytes of a slot.
const SLOT: usize = 2 + LABELS + 1;

/// The slots that are looked at for one feature.
const PROBES: usize = 16;

/// Where the slots start.
const HEADER: usize = MAGIC.len() + 4 + 4 + 4 * LABELS * LABELS + 4;

/// A trained model.
#[derive(Clone)]
pub struct Weights<D> {
    bytes: D,
    slots: usize,
    scale: f32,
    threshold: f32,
    steps: Steps,
}

impl<D> std::fmt::Debug for Weights<D> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Weights of {} slots", self.slots)
    }
}

/// Bytes that are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no model of this version of the tagger")]
pub struct NoModel;

impl<D: AsRef<[u8]>> Weights<D> {
    /// Reads a model; an error where the bytes are none.
    pub fn new(bytes: D) -> Result<Self, NoModel> {
        let all = bytes.as_ref();
        if all.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(NoModel);
        }
        let word = |at: usize| -> Result<[u8; 4], NoModel> {
            let part = all.get(at..at + 4).ok_or(NoModel)?;
            part.try_into().map_err(|_| NoModel)
        };
        let scale = f32::from_le_bytes(word(MAGIC.len())?);
        let threshold = f32::from_le_bytes(word(MAGIC.len() + 4)?);
        let mut steps = [[0.0; LABELS]; LABELS];
        for (place, step) in steps.iter_mut().flatten().enumerate() {
            *step = f32::from_le_bytes(word(MAGIC.len() + 8 + 4 * place)?);
        }
        let slots = u32::from_le_bytes(word(HEADER - 4)?) as usize;
        if slots == 0
            || Some(all.len())
                != slots
                    .checked_mul(SLOT)
                    .and_then(|table| table.checked_add(HEADER))
        {
            return Err(NoModel);
        }
        Ok(Self {
            bytes,
            slots,
            scale,
            threshold,
            steps: Steps::new(steps),
        })
    }

    /// The scores of the steps between labels.
    pub fn steps(&self) -> &Steps {
        &self.steps
    }

    /// How probable a mention must be to be suggested.
    pub fn threshold(&self) -> f32 {
        self.threshold
    }

    /// Sets how probable a mention must be.
    pub(super) fn set_threshold(&mut self, threshold: f32) {
        self.threshold = threshold;
    }

    /// Adds the weights of a feature, in bytes' units.
    #[inline]
    pub fn add(&self, feature: Feature, sums: &mut [i32; LABELS]) {
        let slots = self.bytes.as_ref().get(HEADER..).unwrap_or_default();
        let fingerprint = fingerprint(feature);
        let mut slot = first_slot(feature, self.slots);
        for _ in 0..PROBES {
            let Some(entry) = slots.get(slot * SLOT..slot * SLOT + SLOT) else {
                return;
            };
            let found = u16::from_le_bytes([entry[0], entry[1]]);
            if found == fingerprint {
                for (sum, weight) in sums.iter_mut().zip(&entry[2..]) {
                    *sum += i32::from(weight.cast_signed());
                }
                return;
            }
            if found == 0 {
                return;
            }
            slot = next_slot(slot, self.slots);
        }
    }

    /// Sums of bytes as scores.
    pub fn scores(&self, sums: &[i32; LABELS]) -> Scores {
        sums.map(|sum| sum as f32 * self.scale)
    }
}

/// The slot where a feature is sought first: the low half of its hash, spread over all slots.
fn first_slot(feature: Feature, slots: usize) -> usize {
    (((feature & 0xffff_ffff) * slots as u64) >> 32) as usize
}

fn next_slot(slot: usize, slots: usize) -> usize {
    if slot + 1 == slots { 0 } else { slot + 1 }
}

/// The check of a slot: bits of the hash that its place does not tell; never 0.
fn fingerprint(feature: Feature) -> u16 {
    ((feature >> 48) as u16).max(1)
}

/// Writes a model's file. `weights` are tried in their order, so that the most important ones come first; those that find
/// no slot are left out and counted.
pub fn write(
    weights: &[(Feature, Scores)],
    steps: &Steps,
    scale: f32,
    threshold: f32,
    slots: usize,
) -> (Vec<u8>, usize) {
    let mut bytes = Vec::with_capacity(HEADER + slots * SLOT);
    bytes.extend(MAGIC);
    bytes.extend(scale.to_le_bytes());
    bytes.extend(threshold.to_le_bytes());
    for step in steps.scores.iter().flatten() {
        bytes.extend(step.to_le_bytes());
    }
    bytes.extend(u32::try_from(slots).unwrap_or(u32::MAX).to_le_bytes());
    let mut table = vec![0u8; slots * SLOT];
    let mut left_out = 0;
    'next: for (feature, scores) in weights {
        let row = scores.map(|score| (score / scale).round().clamp(-127.0, 127.0) as i8);
        if row.iter().all(|weight| *weight == 0) {
            continue;
        }
        let fingerprint = fingerprint(*feature);
        let mut slot = first_slot(*feature, slots);
        for _ in 0..PROBES {
            let entry = &mut table[slot * SLOT..slot * SLOT + SLOT];
            let found = u16::from_le_bytes([entry[0], entry[1]]);
            if found == fingerprint {
                // Another feature looks the same here: the earlier one stays.
                left_out += 1;
                continue 'next;
            }
            if found == 0 {
                entry[..2].copy_from_slice(&fingerprint.to_le_bytes());
                for (byte, weight) in entry[2..].iter_mut().zip(row) {
                    *byte = weight.cast_unsigned();
                }
                continue 'next;
            }
            slot = next_slot(slot, slots);
        }
        left_out += 1;
    }
    bytes.extend(table);
    (bytes, left_out)
}
