"""The four shipped articles hold what a reader should be able to try on them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from workbench.arabic.sentences import split_sentences
from workbench.articles.reading import read_article

ARTICLES = Path(__file__).parents[2] / "articles"
NAMES = ["air-defence-deal.txt", "cairo-meeting.txt", "desert-operation.txt", "humanitarian-truce.md"]

FEATURES = {
    "the conjunction و": r"\bوقال\b",
    "the conjunction ف": r"\bفبدأ\b",
    "the preposition ب": r"\bبغطاء\b",
    "the preposition ك": r"\bكمستشارين\b",
    "the preposition ل": r"\bلدبابات\b",
    "the article": r"\bالطائرات الحربية\b",
    "ب with the article": r"\bبالقاهرة\b",
    "ك with the article": r"\bكالعبوات\b",
    "ل with the article": r"\bللصحفيين\b",
    "و with ب and the article": r"\bوبالرغم\b",
    "و with ل and the article": r"\bوللناس\b",
    "ف with the article": r"\bفالبادية\b",
    "the pronoun ه": r"\bمديره\b",
    "the pronoun ها": r"\bقادتها\b",
    "the pronoun هم": r"\bجيوبهم\b",
    "the pronoun هن": r"\bأطفالهن\b",
    "the pronoun هما": r"\bمباحثاتهما\b",
    "the pronoun كم": r"\bسلاحكم\b",
    "the pronoun نا": r"\bأهدافنا\b",
    "the pronoun ي": r"\bنظيري\b",
    "the Egyptian مسئول": r"\bمسئول\b",
    "the Egyptian شئون": r"\bللشئون\b",
    "مسؤول": r"\bمسؤول\b",
    "a Levantine month beside the other name": r"\bتموز/يوليو\b",
    "a Levantine month alone": r"\bأيلول\b",
    "يوليو alone": r"\bفي يوليو\b",
    "thousands in words": r"\bثلاثة آلاف جندي\b",
    "a compound number in words": r"\bخمسة وثلاثين ألف\b",
    "a dual hundred": r"\bمئتي\b",
    "مائة with ا": r"\bالمائة\b",
    "مئة without ا": r"\bالمئة\b",
    "Arabic-Indic digits": r"[٠-٩]{3}",
    "an Arabic-Indic decimal": r"[٠-٩]٫[٠-٩]",
    "an Arabic percent sign": r"[٠-٩]٪",
    "a percent sign": r"\d%",
    "a percentage in words": r"\d في المائة",
    "a date of day and month": r"\(6/10\)",
    "a quotation in a quotation": r'«[^»"]*"[^"]+"[^»]*»',
    "a title": r"\bد\. ",
    "a title of two letters": r"\bأ\.د\. ",
    "an engineer's title": r"\bم\. ",
    "an agency's letters": r"\(أ\.ف\.ب\.\)",
    "Latin capitals in brackets": r"\(UNRWA\)",
    "Latin with digits in brackets": r"\(S-300\)",
    "a question": r"؟\s",
    "an ellipsis": r"\w\.\.\. ",
    "a dateline": r"^\(القاهرة - وكالات\) ",
    "an angle quote after the stop": r"\.»$",
    "a straight quote after the stop": r"\.\"\s",
    "a nested quote that ends a paragraph": r'؟"»$',
}
"""What must occur, as regular expressions; `^` and `$` are the ends of a line."""

SLIPS = {
    "إن for أن after these verbs": r"\b(?:أكد|أوضح|أضاف|ذكر|أعلن|أعلنت)\b إن",
    "أن for إن after قال": r"\bقالت?\b أن",
    "ى for ي": r"\b(?:فى|الذى|التى|المصرى|الروسى)\b",
    "ه for ة": r"\b(?:وكاله|عمليه|مدينه|القاهره|سوريه)\b",
    "a bare ا where hamza belongs": r"\b(?:ان|الى|او|اكد|اضاف|الامن|الامم|الاسد|ايران)\b",
    "ة before a pronoun": r"ة(?:ها|هم|نا|كم)\b",
    "a hamza on the ا of a verbal noun": r"\b(?:وال|ال)?إ(?:جتماع|تفاق|نسحاب|ستئناف|نفجار|تصالات|لتزام)",
    "harakat, which news does not print": "[\u064b-\u0652]",
}
"""Slips that native readers see at once, as regular expressions; house spelling is that of most agencies."""


def text_of(name: str) -> str:
    """The article as the workbench reads it."""
    return read_article(ARTICLES / name).article.source_text


def sentences_of(name: str) -> list[str]:
    """The sentences of an article, headline first."""
    return [span.text for span in split_sentences(text_of(name))]


def test_there_are_four() -> None:
    """Nothing else lies among the articles, since every file there appears in the library."""
    assert sorted(path.name for path in ARTICLES.iterdir()) == NAMES


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_of_arabic_news_occurs(feature: str) -> None:
    """Each feature stands in at least one of the articles."""
    whole = "\n".join(map(text_of, NAMES))
    assert re.search(FEATURES[feature], whole, re.MULTILINE), feature


@pytest.mark.parametrize("name", NAMES)
def test_an_article_has_8_to_25_sentences(name: str) -> None:
    """Long enough to work on, short enough to finish."""
    assert 8 <= len(sentences_of(name)) <= 25


@pytest.mark.parametrize("name", NAMES)
def test_the_headline_stands_alone(name: str) -> None:
    """The first line is one sentence of at most 80 characters without a stop; a dateline opens the next."""
    headline, lead = sentences_of(name)[:2]
    assert len(headline) <= 80
    assert headline[-1].isalpha()
    assert re.match(r"\([^()]+ - وكالات\) ", lead)


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_has_one_to_three_sentences(name: str) -> None:
    """As agencies write."""
    for line in text_of(name).splitlines():
        assert len(split_sentences(line)) <= 3, line


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_ends_as_a_sentence_does(name: str) -> None:
    """Behind the headline: a stop, a question mark or the colon before a list, then what closes."""
    for sentence in sentences_of(name)[1:]:
        assert re.search(r"(?:[.؟]|ما يلي:)[»\"]*$", sentence), sentence


def test_one_sentence_stands_in_two_articles() -> None:
    """So that the offer of an earlier translation can be seen; within an article nothing repeats."""
    counts = Counter(sentence for name in NAMES for sentence in set(sentences_of(name)))
    repeated = [sentence for sentence, count in counts.items() if count > 1]
    assert len(repeated) == 1
    assert counts[repeated[0]] == 2
    for name in NAMES:
        assert len(set(sentences_of(name))) == len(sentences_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_plain_and_clean(name: str) -> None:
    """UTF-8 without BOM, composed letters, LF, no tatweel or bidi marks, no stray blanks."""
    raw = (ARTICLES / name).read_bytes()
    text = raw.decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert not re.search("[\ufeff\r\t\u0640\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text)
    assert not re.search(r" {2}| $|^ | [،؛.؟»]|« ", text, re.MULTILINE)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", NAMES)
def test_quotes_and_brackets_are_paired(name: str) -> None:
    """In every line, as a reader of the sentence relies on it."""
    for line in text_of(name).splitlines():
        assert line.count("«") == line.count("»"), line
        assert line.count("(") == line.count(")"), line
        assert line.count('"') % 2 == 0, line


@pytest.mark.parametrize("slip", SLIPS)
def test_no_slip_of_spelling(slip: str) -> None:
    """None of them stands in any article."""
    whole = "\n".join(map(text_of, NAMES))
    assert not re.search(SLIPS[slip], whole), slip
