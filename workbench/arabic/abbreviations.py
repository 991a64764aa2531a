"""Words that tell whether a stop ends a sentence, as Arabic news agencies write them."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


DEFAULT: frozenset[str] = _words("""
    د م أ ش ق ع ر س ل أ.د أ.م د.م م.م بروف
    ص صص ط ج مج ت تح فاكس تل ص.ب صلعم
    Mr Mrs Ms Dr Prof St Gen Col Lt Sgt Capt Maj Adm Rev Hon Sen Gov No vs
""")
"""Titles and references that are followed by the rest of their sentence, without their last stop."""

UNITS: frozenset[str] = _words("""
    م هـ ه ق.م ق.هـ ب.م ص ظ
    كم كلم سم مم ملم كم2 م2 م3 كغ كغم كجم كلغ ملغ غ غم جم طن ل مل ث س د
    km m cm mm kg g
""")
"""Eras, halves of the day and measures: abbreviations that stand after a number and may well end their sentence."""

_CARRYING_ON = """
    في من على إلى عن مع عند لدى خلال منذ حتى ضمن عبر ضد بين قبل بعد أثناء بشأن حول تحت فوق أمام خلف وسط نحو
    كما كي لكي حسب بحسب حسبما وفق وفقا وفقما طبقا نقلا بينما حين حينما عندما ردا رغم بسبب بعدما قبلما مثلما
    إذ إذا الذي التي الذين اللذين اللتين بقوله بقولها بقولهم بهذه بهذا بذلك هكذا لكن بل أم أو ثم
"""

_REPORTING = """
    قال قالت قالوا يقول تقول يقولون سأل سألت يسأل تسأل سألته سألها تساءل تساءلت يتساءل تتساءل
    أجاب أجابت رد ردت يرد ترد أضاف أضافت يضيف تضيف صرخ صرخت يصرخ هتف هتفت هتفوا يهتف صاح صاحت
    علق علقت كتب كتبت تابع تابعت أردف استطرد
    فقال فقالت فقالوا فلم فرد فردت فأجاب فأجابت فسأل فسألت فأضاف فعلق فصرخ فهتف فصاح
    مضيفا مضيفة قائلا قائلة متسائلا متسائلة معلقا معلقة مشيرا مشيرة موضحا موضحة مؤكدا مؤكدة معتبرا معتبرة
    متابعا متابعة
"""

CONTINUATIONS: frozenset[str] = _words(_CARRYING_ON) | _words(_REPORTING)
"""Words that carry a sentence on after a question or a cry was quoted in it: prepositions, and the report resumed."""

OPENING_PREPOSITIONS: frozenset[str] = _words("في فوق وسط وراء وفق وفقا فيه فيها")
"""Words that begin with the letter of a conjunction and are none: they carry on after a unit."""
