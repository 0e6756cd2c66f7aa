//! Direct quotations.
