//! What the people and the things of a country are called in English.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The words for a country's inhabitants and for what is of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Demonym {
    /// `Chinese`
    pub(super) adjective: &'static str,
    /// `Iraqis`; the same as the adjective where there is no other word.
    pub(super) plural: &'static str,
}

/// The words for a country, by one of its usual English names.
pub(super) fn demonym(country: &str) -> Option<Demonym> {
    let row = COUNTRIES
        .binary_search_by_key(&country, |(name, _, _)| name)
        .ok()?;
    let (_, adjective, plural) = COUNTRIES[row];
    Some(Demonym { adjective, plural })
}

/// Whether a text is one of the usual English names of a country.
pub fn is_country(text: &str) -> bool {
    demonym(text).is_some()
}

/// Whether a word says that something is of a country, or what its inhabitants are called.
pub fn is_demonym(word: &str) -> bool {
    static SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let words = COUNTRIES.iter();
        words
            .flat_map(|(_, adjective, plural)| [*adjective, *plural])
            .collect()
    });
    SET.contains(word)
}

/// Country, adjective, plural; in the order of the countries. Plurals that are common words or names are left out.
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("Afghanistan", "Afghan", "Afghans"),
    ("Albania", "Albanian", "Albanians"),
    ("Algeria", "Algerian", "Algerians"),
    ("Andorra", "Andorran", "Andorrans"),
    ("Angola", "Angolan", "Angolans"),
    ("Argentina", "Argentine", "Argentines"),
    ("Armenia", "Armenian", "Armenians"),
    ("Australia", "Australian", "Australians"),
    ("Austria", "Austrian", "Austrians"),
    ("Azerbaijan", "Azerbaijani", "Azerbaijanis"),
    ("Bahrain", "Bahraini", "Bahrainis"),
    ("Bangladesh", "Bangladeshi", "Bangladeshis"),
    ("Barbados", "Barbadian", "Barbadians"),
    ("Belarus", "Belarusian", "Belarusians"),
    ("Belgium", "Belgian", "Belgians"),
    ("Belize", "Belizean", "Belizeans"),
    ("Benin", "Beninese", "Beninese"),
    ("Bhutan", "Bhutanese", "Bhutanese"),
    ("Bolivia", "Bolivian", "Bolivians"),
    ("Bosnia", "Bosnian", "Bosnians"),
    ("Bosnia and Herzegovina", "Bosnian", "Bosnians"),
    ("Botswana", "Botswanan", "Botswanans"),
    ("Brazil", "Brazilian", "Brazilians"),
    ("Britain", "British", "Britons"),
    ("Brunei", "Bruneian", "Bruneians"),
    ("Bulgaria", "Bulgarian", "Bulgarians"),
    ("Burkina Faso", "Burkinabe", "Burkinabe"),
    ("Burma", "Burmese", "Burmese"),
    ("Burundi", "Burundian", "Burundians"),
    ("Cambodia", "Cambodian", "Cambodians"),
    ("Cameroon", "Cameroonian", "Cameroonians"),
    ("Canada", "Canadian", "Canadians"),
    ("Chad", "Chadian", "Chadians"),
    ("Chile", "Chilean", "Chileans"),
    ("China", "Chinese", "Chinese"),
    ("Colombia", "Colombian", "Colombians"),
    ("Congo", "Congolese", "Congolese"),
    ("Costa Rica", "Costa Rican", "Costa Ricans"),
    ("Croatia", "Croatian", "Croatians"),
    ("Cuba", "Cuban", "Cubans"),
    ("Cyprus", "Cypriot", "Cypriots"),
    ("Czech Republic", "Czech", "Czechs"),
    ("Czechia", "Czech", "Czechs"),
    ("Democratic Republic of Congo", "Congolese", "Congolese"),
    ("Democratic Republic of the Congo", "Congolese", "Congolese"),
    ("Denmark", "Danish", "Danes"),
    ("Djibouti", "Djiboutian", "Djiboutians"),
    ("Dominican Republic", "Dominican", "Dominicans"),
    ("East Timor", "East Timorese", "East Timorese"),
    ("Ecuador", "Ecuadorean", "Ecuadoreans"),
    ("Egypt", "Egyptian", "Egyptians"),
    ("El Salvador", "Salvadoran", "Salvadorans"),
    ("England", "English", "English"),
    ("Eritrea", "Eritrean", "Eritreans"),
    ("Estonia", "Estonian", "Estonians"),
    ("Eswatini", "Swazi", "Swazis"),
    ("Ethiopia", "Ethiopian", "Ethiopians"),
    ("Fiji", "Fijian", "Fijians"),
    ("Finland", "Finnish", "Finns"),
    ("France", "French", "French"),
    ("Gabon", "Gabonese", "Gabonese"),
    ("Gambia", "Gambian", "Gambians"),
    ("Georgia", "Georgian", "Georgians"),
    ("Germany", "German", "Germans"),
    ("Ghana", "Ghanaian", "Ghanaians"),
    ("Greece", "Greek", "Greeks"),
    ("Guatemala", "Guatemalan", "Guatemalans"),
    ("Guinea", "Guinean", "Guineans"),
    ("Guyana", "Guyanese", "Guyanese"),
    ("Haiti", "Haitian", "Haitians"),
    ("Honduras", "Honduran", "Hondurans"),
    ("Hungary", "Hungarian", "Hungarians"),
    ("Iceland", "Icelandic", "Icelanders"),
    ("India", "Indian", "Indians"),
    ("Indonesia", "Indonesian", "Indonesians"),
    ("Iran", "Iranian", "Iranians"),
    ("Iraq", "Iraqi", "Iraqis"),
    ("Ireland", "Irish", "Irish"),
    ("Israel", "Israeli", "Israelis"),
    ("Italy", "Italian", "Italians"),
    ("Ivory Coast", "Ivorian", "Ivorians"),
    ("Jamaica", "Jamaican", "Jamaicans"),
    ("Japan", "Japanese", "Japanese"),
    ("Jordan", "Jordanian", "Jordanians"),
    ("Kazakhstan", "Kazakh", "Kazakhs"),
    ("Kenya", "Kenyan", "Kenyans"),
    ("Kosovo", "Kosovar", "Kosovars"),
    ("Kuwait", "Kuwaiti", "Kuwaitis"),
    ("Kyrgyzstan", "Kyrgyz", "Kyrgyz"),
    ("Laos", "Laotian", "Laotians"),
    ("Latvia", "Latvian", "Latvians"),
    ("Lebanon", "Lebanese", "Lebanese"),
    ("Lesotho", "Basotho", "Basotho"),
    ("Liberia", "Liberian", "Liberians"),
    ("Libya", "Libyan", "Libyans"),
    ("Lithuania", "Lithuanian", "Lithuanians"),
    ("Luxembourg", "Luxembourgish", "Luxembourgers"),
    ("Macedonia", "Macedonian", "Macedonians"),
    ("Madagascar", "Malagasy", "Malagasy"),
    ("Malawi", "Malawian", "Malawians"),
    ("Malaysia", "Malaysian", "Malaysians"),
    ("Maldives", "Maldivian", "Maldivians"),
    ("Mali", "Malian", "Malians"),
    ("Malta", "Maltese", "Maltese"),
    ("Mauritania", "Mauritanian", "Mauritanians"),
    ("Mauritius", "Mauritian", "Mauritians"),
    ("Mexico", "Mexican", "Mexicans"),
    ("Moldova", "Moldovan", "Moldovans"),
    ("Mongolia", "Mongolian", "Mongolians"),
    ("Montenegro", "Montenegrin", "Montenegrins"),
    ("Morocco", "Moroccan", "Moroccans"),
    ("Mozambique", "Mozambican", "Mozambicans"),
    ("Myanmar", "Burmese", "Burmese"),
    ("Namibia", "Namibian", "Namibians"),
    ("Nepal", "Nepalese", "Nepalese"),
    ("Netherlands", "Dutch", "Dutch"),
    ("New Zealand", "New Zealand", "New Zealanders"),
    ("Nicaragua", "Nicaraguan", "Nicaraguans"),
    ("Niger", "Nigerien", "Nigeriens"),
    ("Nigeria", "Nigerian", "Nigerians"),
    ("North Korea", "North Korean", "North Koreans"),
    ("North Macedonia", "North Macedonian", "North Macedonians"),
    ("Norway", "Norwegian", "Norwegians"),
    ("Oman", "Omani", "Omanis"),
    ("Pakistan", "Pakistani", "Pakistanis"),
    ("Panama", "Panamanian", "Panamanians"),
    (
        "Papua New Guinea",
        "Papua New Guinean",
        "Papua New Guineans",
    ),
    ("Paraguay", "Paraguayan", "Paraguayans"),
    ("Peru", "Peruvian", "Peruvians"),
    ("Philippines", "Philippine", "Filipinos"),
    ("Poland", "Polish", "Poles"),
    ("Portugal", "Portuguese", "Portuguese"),
    ("Qatar", "Qatari", "Qataris"),
    ("Romania", "Romanian", "Romanians"),
    ("Russia", "Russian", "Russians"),
    ("Rwanda", "Rwandan", "Rwandans"),
    ("Samoa", "Samoan", "Samoans"),
    ("Saudi Arabia", "Saudi", "Saudis"),
    ("Scotland", "Scottish", "Scots"),
    ("Senegal", "Senegalese", "Senegalese"),
    ("Serbia", "Serbian", "Serbs"),
    ("Seychelles", "Seychellois", "Seychellois"),
    ("Sierra Leone", "Sierra Leonean", "Sierra Leoneans"),
    ("Singapore", "Singaporean", "Singaporeans"),
    ("Slovakia", "Slovak", "Slovaks"),
    ("Slovenia", "Slovenian", "Slovenians"),
    ("Somalia", "Somali", "Somalis"),
    ("South Africa", "South African", "South Africans"),
    ("South Korea", "South Korean", "South Koreans"),
    ("South Sudan", "South Sudanese", "South Sudanese"),
    ("Spain", "Spanish", "Spaniards"),
    ("Sri Lanka", "Sri Lankan", "Sri Lankans"),
    ("Sudan", "Sudanese", "Sudanese"),
    ("Suriname", "Surinamese", "Surinamese"),
    ("Sweden", "Swedish", "Swedes"),
    ("Switzerland", "Swiss", "Swiss"),
    ("Syria", "Syrian", "Syrians"),
    ("Taiwan", "Taiwanese", "Taiwanese"),
    ("Tajikistan", "Tajik", "Tajiks"),
    ("Tanzania", "Tanzanian", "Tanzanians"),
    ("Thailand", "Thai", "Thais"),
    ("Tibet", "Tibetan", "Tibetans"),
    ("Timor-Leste", "Timorese", "Timorese"),
    ("Togo", "Togolese", "Togolese"),
    ("Tonga", "Tongan", "Tongans"),
    ("Tunisia", "Tunisian", "Tunisians"),
    ("Turkey", "Turkish", "Turks"),
    ("Turkmenistan", "Turkmen", "Turkmen"),
    ("Uganda", "Ugandan", "Ugandans"),
    ("Ukraine", "Ukrainian", "Ukrainians"),
    ("United Arab Emirates", "Emirati", "Emiratis"),
    ("United Kingdom", "British", "Britons"),
    ("United States", "American", "Americans"),
    ("Uruguay", "Uruguayan", "Uruguayans"),
    ("Uzbekistan", "Uzbek", "Uzbeks"),
    ("Vanuatu", "Vanuatuan", "Vanuatuans"),
    ("Venezuela", "Venezuelan", "Venezuelans"),
    ("Vietnam", "Vietnamese", "Vietnamese"),
    ("Wales", "Welsh", "Welsh"),
    ("Yemen", "Yemeni", "Yemenis"),
    ("Zambia", "Zambian", "Zambians"),
    ("Zimbabwe", "Zimbabwean", "Zimbabweans"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countries_are_in_order() {
        assert!(COUNTRIES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(demonym("China").map(|it| it.adjective), Some("Chinese"));
        assert_eq!(demonym("Iraq").map(|it| it.plural), Some("Iraqis"));
        assert_eq!(demonym("Bhamo"), None);
    }
}
