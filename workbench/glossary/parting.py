"""Adjectives that may stand between a noun and the adjective that makes it a term (قوات إيرانية خاصة)."""

from __future__ import annotations

from workbench.arabic.lexicon import FUNCTION_WORDS, folded_list, folded_word, has_article, with_haa
from workbench.glossary.analysis import Analysis

_ADJECTIVES = folded_list("""
    كبير كبيرة كبار جديد جديدة جدد صغير صغيرة واسع واسعة عنيف عنيفة مكثف مكثفة محدود محدودة ضخم ضخمة هائل هائلة
    قوي قوية عليا أخير أخيرة سابق سابقة متقدم متقدمة متطور متطورة حديث حديثة طويل طويلة قصير قصيرة عاجل عاجلة
    شامل شاملة مشترك مشتركة مفاجئ مفاجئة خطير خطيرة كثيف كثيفة ثقيل ثقيلة خفيف خفيفة مضاد مضادة
""")
"""Adjectives without the ending of origin that news puts there."""

_ORIGINS = ("ية", "يه", "ي", "يين", "يون", "يات", "يا")
_FEMININE = ("ة", "ه")


def may_part(spelling: str, adjective: Analysis) -> bool:
    """Whether an unmarked word is an adjective that agrees with the one after it in article and gender."""
    article = has_article(spelling)
    stem = spelling[2:] if article else spelling
    if article != adjective.article or spelling in FUNCTION_WORDS or len(stem) < 4:
        return False
    if stem.endswith(_FEMININE) != _is_feminine(adjective):
        return False
    return stem.endswith(_ORIGINS) or with_haa(folded_word(stem)) in _ADJECTIVES


def _is_feminine(adjective: Analysis) -> bool:
    if adjective.suffix:
        return adjective.suffix.endswith("ة")
    return adjective.key.endswith("ه")
