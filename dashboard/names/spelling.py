"""How names are written: spelling that makes no difference, and the words around a name on a prescription."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"['`®™©\u2018\u2019\u00b4\u02bc]")
_PUNCTUATION = re.compile(r"[^\w]+|_+")
_BETWEEN_MEDICINES = re.compile(r"[\n\r\t;•·]+|,(?!\d)|(?<!\d),")
_BULLET = re.compile(r"^\s*(?:[-*\u2013\u2014]\s+|\(?\d{1,2}[.)]\s+)")
_LEADING = re.compile(r"^\s*(?:(?:and|plus|also)\b|&|\+)\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]\n]{0,200}[)\]]")
_COMMA = "\ue000"
_TOGETHER = re.compile(r"\s*(?:\+|&|\bw/|/|\bwith\b|\band\b|\bplus\b)\s*", re.IGNORECASE)
_UNIT = (
    r"(?:mg|mcg|gm|gms|microg(?:rams?)?|micrograms?|milligrams?|µg|μg|ug|g|grams?|kg|ml|mls|l|litres?|iu|units?|u|mmol|meq|cm|mm|"
    r"hours?|hrs?|h|hr|days?|d|weeks?|wks?|months?|minutes?|mins?|%|puffs?|sprays?|drops?|packs?|tabs?|caps?|actuation|dose|doses|inh)"
)
_AMOUNT = re.compile(
    rf"(?<![\w.])\d[\d.,]*\s*(?:-|\u2013|to)?\s*(?:\d[\d.,]*)?\s*{_UNIT}?"
    rf"(?:\s*(?:/|per)\s*\d*[\d.,]*\s*{_UNIT})*(?![\w.])",
    re.IGNORECASE,
)
_GLUED = re.compile(rf"([^\W\d_]{{4}})(?=\d[\d.,]*\s*{_UNIT}(?!\w))", re.IGNORECASE)
_NUMBER_OF_NAME = re.compile(r"(?<![\w.,/-])(\d)-(?=[A-Za-z]{2})")
_FREE = re.compile(r"\b(?:sugar|preservative|gluten|lactose|cfc|colou?r|alcohol|latex)[- ]?free\b", re.IGNORECASE)
_REMARK = re.compile(r"\s+[-\u2013\u2014]+\s*|[-\u2013\u2014]+\s+|(?<=[a-z)])\.\s")
_PURPOSE = re.compile(
    r"\b(?:for|as needed|when required|if needed|when needed|if required)\b.*$"
    r"|\b(?:at|in|before|after|with)\s+(?:the\s+)?"
    r"(?:night|bedtime|morning|evening|noon|lunch|breakfast|dinner|food|meals?|each meal)\b",
    re.IGNORECASE,
)

SALTS = frozenset({
    "hydrochloride", "hcl", "hydrobromide", "hbr", "dihydrochloride", "maleate", "hydrogenmaleate", "sulfate",
    "sulphate", "bisulfate", "mesylate", "mesilate", "besylate", "besilate", "tosylate", "tosilate", "tartrate",
    "bitartrate", "citrate", "dihydrate", "monohydrate", "hydrate", "anhydrous", "trihydrate", "hemihydrate",
    "fumarate", "hemifumarate", "succinate", "acetate", "phosphate", "diphosphate", "sodium", "potassium",
    "calcium", "magnesium", "disodium", "chloride", "bromide", "hydroxide", "nitrate", "mononitrate",
    "gluconate", "lactate", "malate", "oxalate", "pamoate", "embonate", "xinafoate", "furoate", "propionate",
    "dipropionate", "valerate", "enanthate", "decanoate", "cypionate", "undecanoate", "palmitate", "stearate",
    "ethylsuccinate", "axetil", "proxetil", "pivoxil", "medoxomil", "cilexetil", "etexilate", "disoproxil",
    "alafenamide", "mofetil", "erbumine", "arginine", "lysine", "tromethamine", "trometamol", "meglumine",
    "dimesylate", "camsylate", "napsylate", "edisylate", "edisilate", "methylsulfate", "metilsulfate",
    "methobromide", "butylbromide", "carbonate", "saccharate", "aspartate", "hyclate", "base", "salt",
    "acetonide", "hexacetonide", "succ", "na", "nit", "k", "diethylamine", "hydrogen", "sesquihydrate",
    "heptahydrate", "pentahydrate",
})  # fmt: skip
"""Words for the salt, ester or water in a name; they are left out only where the rest is itself a known name."""

AROUND = frozenset({
    "tab", "tabs", "tablet", "tablets", "cap", "caps", "capsule", "capsules", "caplet", "caplets", "softgel",
    "softgels", "odt", "orodispersible", "dispersible", "chewable", "effervescent", "soluble", "solution",
    "soln", "suspension", "susp", "liquid", "syrup", "elixir", "oral", "orally", "mouth", "po", "sl",
    "sublingual", "buccal", "er", "xr", "sr", "xl", "cr", "mr", "la", "ir", "dr", "ec", "pr", "xt", "cd",
    "retard", "modified", "prolonged", "sustained", "extended", "delayed", "immediate", "release", "slow",
    "long", "acting", "enteric", "coated", "film", "gastro", "resistant", "injection", "inj", "injectable",
    "vial", "ampoule", "amp", "pen", "prefilled", "syringe", "infusion", "iv", "im", "sc", "subcut",
    "subcutaneous", "intravenous", "intramuscular", "transdermal", "patch", "patches", "td", "gel", "cream",
    "ointment", "lotion", "topical", "spray", "nasal", "inhaler", "inhalation", "nebuliser", "nebulizer", "neb",
    "nebs", "hfa", "dpi", "evohaler", "accuhaler", "turbohaler", "diskus", "respimat", "eye", "ear", "drop",
    "drops", "ophthalmic", "suppository", "suppositories", "rectal", "pessary", "vaginal", "powder", "sachet",
    "sachets", "granules", "unit", "units", "strength", "generic", "brand", "once", "twice", "thrice", "three",
    "four", "two", "one", "half", "times", "time", "daily", "day", "days", "od", "bd", "bid", "tds", "tid",
    "qds", "qid", "qam", "qpm", "qhs", "hs", "nocte", "mane", "om", "on", "prn", "stat", "alternate", "every",
    "other", "weekly", "week", "monthly", "month", "hourly", "hour", "hours", "hrs", "q4h", "q6h", "q8h",
    "q12h", "qd", "x", "take", "takes", "taking", "use", "apply", "by", "the", "a", "an", "to", "up", "of",
    "per", "each", "regular", "regularly", "dose", "doses", "mdi", "ophth", "oph", "oint", "jelly", "rinse",
    "mouthwash", "gargle", "shampoo", "foam", "lozenge", "lozenges", "enema", "kit", "pack", "packs", "gm",
    "gms", "btl", "bottle", "bottles", "preservative", "formulation", "formulations", "only", "form", "forms",
    "instil", "instill", "affected", "area", "eyes", "ears", "left", "right", "both", "into", "nostril",
    "nostrils", "scalp", "skin", "thinly", "tube", "disp", "dispense", "refill", "refills", "qty", "chew",
    "sprinkle", "concentrate", "drip", "bolus", "depot", "implant", "nasally", "topically", "rectally",
    "vaginally", "sublingually", "inhaled", "puff", "puffs", "sprays", "b1", "b6", "b12", "ultra", "maximum",
    "max", "extra", "low", "high", "adult", "adults", "paediatric", "pediatric", "children", "childrens",
    "infant", "infants", "coat", "handihaler", "aerosol", "breath", "actuated", "cfc", "w", "wk", "mth",
    "weeks", "months", "ii", "iii", "gummy", "gummies",
})  # fmt: skip
"""Words around a name on a prescription: form, route, how often. They say nothing of which medicine it is."""

PRODUCTS = frozenset({
    "cream", "ointment", "lotion", "gel", "inhaler", "spray", "patch", "patches", "injection", "inj", "infusion",
    "implant", "depot", "pen", "nebuliser", "nebulizer", "nebs", "shampoo", "foam", "lozenge", "lozenges", "enema",
    "pessary", "suppository", "suppositories", "mouthwash", "gargle", "syrup", "elixir", "drip", "drops",
})  # fmt: skip
"""Kinds of product that people put on a list without the name of the medicine."""

LONGEST_PRODUCT = 2


def fold(text: str) -> str:
    """Return `text` so that spellings that make no difference are equal: case, accents, punctuation, spaces.

    >>> fold("St. JOHN'S  Wort")
    'st johns wort'
    """
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()
    return " ".join(_PUNCTUATION.sub(" ", _DROPPED.sub("", plain)).split())


def entries(text: str) -> list[str]:
    """Split a pasted list into entries: at commas, semicolons and line ends, but not inside a number or brackets.

    >>> entries("ibuprofen, omeprazole")
    ['ibuprofen', 'omeprazole']
    """
    masked = _IN_BRACKETS.sub(lambda found: found[0].replace(",", _COMMA), text)
    split = (part.replace(_COMMA, ",") for part in _BETWEEN_MEDICINES.split(masked))
    parts = (_LEADING.sub("", _BULLET.sub("", part)).strip() for part in split)
    return [part for part in parts if fold(part)]


def ingredients(text: str) -> list[str]:
    """Split a combination such as ``carbidopa/levodopa`` or ``codeine and paracetamol`` into its parts."""
    return [part for part in _TOGETHER.split(text) if part and fold(part)]


def remark(text: str) -> tuple[str, str]:
    """Split a line at the dash or full stop behind which a remark begins: name, remark; both may be empty.

    >>> remark("~Montelukast (Singulair) - DO NOT PRESCRIBE")
    ('~Montelukast (Singulair)', 'DO NOT PRESCRIBE')
    """
    head, *rest = _REMARK.split(text, maxsplit=1)
    return head.strip(), "".join(rest).strip()


def bare_name(text: str) -> str:
    """Return a line of a prescription without amounts, form, route, times and purpose, folded; it may be empty.

    >>> bare_name("Gabapentin 300 mg caps tds for pain")
    'gabapentin'
    """
    return " ".join(word for word in words_of_line(text) if word not in AROUND)


def words_of_line(text: str) -> list[str]:
    """Return the folded words of a prescription line without its amounts and its purpose.

    >>> words_of_line("Claritin eye drops 1 drop bd for hay fever")
    ['claritin', 'eye', 'drops', 'bd']
    """
    short = _AMOUNT.sub(" ", _FREE.sub(" ", _PURPOSE.sub(" ", unglued(text))))
    return [word for word in fold(short).split() if is_unit(word) or not is_amount(word)]


def unglued(text: str) -> str:
    """Return a text with its names apart from its strengths: ``gabapentin300mg``, but ``5-ASA`` in one piece."""
    return _NUMBER_OF_NAME.sub(r"\1", _GLUED.sub(r"\1 ", text))


def names_a_product(folded: str) -> bool:
    """Return whether a folded text is nothing but the kind of a product, such as ``inhaler``, without its medicine."""
    words = folded.split()
    return len(words) <= LONGEST_PRODUCT and bool(PRODUCTS & set(words)) and words != ["drops"]


def is_amount(word: str) -> bool:
    """Return whether a folded word is a number, a strength or a unit."""
    return re.fullmatch(rf"\d+{_UNIT}?|q\d+(?:h|hrs?|d|w|wks?|m)?", word) is not None or is_unit(word)


def is_unit(word: str) -> bool:
    """Return whether a folded word is a unit or counts tablets."""
    return re.fullmatch(rf"{_UNIT}|tablets?|capsules?|times|x", word) is not None


def without_salt(folded: str) -> str:
    """Return a folded name without the words of its salt."""
    return " ".join(word for word in folded.split() if word not in SALTS)
