//! Acronyms that need no introduction.
//!
//! News style guides name the acronyms that may stand without their full name at first reference: the Associated Press
//! Stylebook ("abbreviations and acronyms" and the entries of single organisations), the Reuters Handbook of Journalism
//! ("acronyms") and the Guardian style guide ("abbreviations and acronyms"). The lists follow their idea, for general
//! news read outside of the country that it is from. Letters are without points.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// States, unions of states and international bodies that go by their letters.
const BODIES: &[&str] = &[
    "AU", "ASEAN", "EC", "ECOWAS", "EEC", "EU", "FIFA", "G7", "G8", "G20", "IAEA", "ICC", "IMF",
    "IOC", "NATO", "OAS", "OECD", "OPEC", "OSCE", "UAE", "UEFA", "UK", "UN", "UNESCO", "UNHCR",
    "UNICEF", "US", "USA", "USSR", "WHO", "WTO", "APEC", "NAFTA", "BRICS", "DPRK", "DRC", "UNDP",
    "INTERPOL", "EUROPOL", "OCHA", "WFP", "FAO", "ILO",
];

/// National agencies, services and parties that are known abroad by their letters.
const AGENCIES: &[&str] = &[
    "CDC", "CIA", "DEA", "EPA", "FAA", "FBI", "FCC", "FDA", "FEMA", "FSB", "GOP", "IRA", "IRS",
    "ISI", "KGB", "MI5", "MI6", "NAACP", "NASA", "NSA", "PKK", "PLO", "SEC", "USAID", "ANC", "ETA",
    "FARC", "SWAT", "ISIS", "ISIL", "IDF", "TSA",
];

/// News organisations and broadcasters.
const NEWSROOMS: &[&str] = &[
    "ABC", "AFP", "AP", "BBC", "CBC", "CBS", "CNBC", "CNN", "DPA", "ESPN", "HBO", "ITN", "ITV",
    "MSNBC", "MTV", "NBC", "NHK", "NPR", "PBS", "RFA", "RFE", "RL", "RT", "UPI", "VOA", "IRNA",
    "KCNA", "TASS", "ITAR", "PTI", "ANI", "FOX", "AOL", "NYT",
];

/// Companies, exchanges and indexes that are named by letters alone.
const COMPANIES: &[&str] = &[
    "AIG", "ATT", "BMW", "BP", "CAC", "CEO", "CFO", "COO", "DAX", "DHL", "EADS", "FTSE", "GE",
    "GM", "HSBC", "IBM", "IKEA", "ING", "JAL", "KFC", "KLM", "MGM", "NASDAQ", "NYSE", "PLC", "RBS",
    "SA", "SAP", "TWA", "UBS", "UPS", "VW", "AG", "AB", "NV", "LLC", "LTD", "INC", "SPA", "BHP",
    "KPMG", "PWC", "DSM", "USX", "AA", "AAA", "BBB", "BMG", "EMI", "RTL", "NME",
];

/// Sports bodies and contests.
const SPORTS: &[&str] = &[
    "ATP", "FIA", "IAAF", "LPGA", "MLB", "MLS", "NASCAR", "NBA", "NCAA", "NFL", "NHL", "PGA",
    "UFC", "WBA", "WBC", "WNBA", "WTA", "WWE", "AC", "FC", "PSV", "MVP",
];

/// Illnesses, medicine and science.
const SCIENCE: &[&str] = &[
    "AIDS", "CT", "DDT", "DNA", "ECG", "ER", "HIV", "ICU", "IQ", "IVF", "LSD", "MERS", "MRI",
    "MRSA", "PTSD", "RNA", "SARS", "TB", "UV", "VX", "XDR", "CO", "LED", "TNT", "COVID",
];

/// Words of daily life and of trade that are letters.
const DAILY: &[&str] = &[
    "ATM", "CCTV", "CD", "CV", "DIY", "DJ", "DUI", "DVD", "FAQ", "FM", "AM", "GPS", "GDP", "GNP",
    "HD", "HQ", "ID", "IOU", "IPO", "IT", "LGBT", "LGBTQ", "LNG", "LPG", "MC", "MP", "MEP", "NGO",
    "OK", "PA", "PC", "PDF", "PIN", "PM", "POW", "PR", "PS", "QC", "RIP", "RSVP", "RV", "SIM",
    "SMS", "SOS", "SUV", "TV", "UFO", "URL", "USB", "VAT", "VIP", "WMD", "WWI", "WWII", "WC",
    "VCR", "DC", "HR", "PMS", "MIA", "KIA", "DOA", "AWOL", "SAT", "YMCA", "YWCA", "FDI", "NB",
    "VS", "HTTP", "HTML", "CPR", "NAZI", "APC", "RPG", "TNT", "IED", "VPN", "AI", "UAV", "VR",
    "XP", "SALT", "START", "VE", "VJ",
];

/// Units, times and currencies.
const MEASURES: &[&str] = &[
    "AD", "BC", "BCE", "CE", "BST", "CDT", "CEST", "CET", "CST", "EDT", "EST", "GMT", "IST", "JST",
    "MDT", "MST", "PDT", "PST", "UTC", "CFA", "CHF", "CNY", "EUR", "GBP", "INR", "JPY", "MMK",
    "RMB", "THB", "USD", "MW", "GW", "KW", "KM", "MHZ", "GHZ", "MB", "GB", "TB", "MPH", "RPM",
];

/// Degrees, ranks, orders and parts of names.
const TITLES: &[&str] = &[
    "BA", "BSC", "DDS", "DSC", "ESQ", "JD", "JR", "LLB", "LLD", "LLM", "MA", "MBA", "MD", "MFA",
    "MPH", "MSC", "PHD", "RN", "SJ", "SR", "OBE", "MBE", "CBE", "KBE", "JP", "VC", "HMS", "HMCS",
    "INS", "MS", "MT", "MV", "RMS", "SS", "HMAS", "USNS", "USS",
];

/// States, provinces and cities of North America and Australia by their letters.
const REGIONS: &[&str] = &[
    "AK", "AL", "AR", "AZ", "CA", "DE", "FL", "GA", "HI", "IA", "IL", "IN", "KS", "KY", "LA", "MN",
    "MO", "NC", "ND", "NE", "NH", "NJ", "NM", "NSW", "NY", "NYC", "OH", "OR", "PEI", "RI", "SC",
    "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY", "JFK", "LAX", "LBJ", "FDR", "MLK",
];

static COMMON: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    [
        BODIES, AGENCIES, NEWSROOMS, COMPANIES, SPORTS, SCIENCE, DAILY, MEASURES, TITLES, REGIONS,
    ]
    .into_iter()
    .flatten()
    .copied()
    .collect()
});

/// Whether readers of general news know these letters without an introduction. `letters` are without points; the case
/// of `PhD` and `km` does not count.
pub(super) fn is_common(letters: &str) -> bool {
    if letters.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return COMMON.contains(letters.to_ascii_uppercase().as_str());
    }
    COMMON.contains(letters)
}

/// Whether letters are a number as the Romans wrote it: `IV`, `XVI`.
pub(super) fn is_roman_number(letters: &str) -> bool {
    let mut rest = letters;
    if rest.is_empty() || rest.len() > 12 {
        return false;
    }
    while let Some(shorter) = rest.strip_prefix('M') {
        rest = shorter;
    }
    for (one, five, ten) in [("C", "D", "M"), ("X", "L", "C"), ("I", "V", "X")] {
        rest = after_digit(rest, one, five, ten);
    }
    rest.is_empty()
}

/// What follows one decimal digit in Roman numerals.
fn after_digit<'a>(text: &'a str, one: &str, five: &str, ten: &str) -> &'a str {
    for larger in [ten, five] {
        if let Some(rest) = text
            .strip_prefix(one)
            .and_then(|rest| rest.strip_prefix(larger))
        {
            return rest;
        }
    }
    let mut rest = text.strip_prefix(five).unwrap_or(text);
    for _ in 0..3 {
        rest = rest.strip_prefix(one).unwrap_or(rest);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_are_told_from_other_letters() {
        for number in ["II", "IV", "XVI", "MMXV", "XL", "CD"] {
            assert!(is_roman_number(number), "{number}");
        }
        for letters in ["IIII", "VX", "IC", "KIO", "DCI5", ""] {
            assert!(!is_roman_number(letters), "{letters}");
        }
    }

    #[test]
    fn letters_are_known_in_any_case() {
        assert!(is_common("UN"));
        assert!(is_common("PhD"));
        assert!(!is_common("KNDF"));
    }
}
