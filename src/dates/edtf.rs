//! EDTF (ISO 8601-2, levels 0 and 1).
