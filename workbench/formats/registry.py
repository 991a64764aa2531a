"""The formats there are, found by being there."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Generic, TypeVar

from workbench.errors import FormatUnknown
from workbench.formats.base import Format, GlossaryFormat, TranslationFormat
from workbench.wording import _

F = TypeVar("F", bound=Format)


class Formats(Generic[F]):
    """The formats whose modules lie in a package; each is imported only when it is asked for."""

    def __init__(self, package: str, base: type[F]) -> None:
        """Looks nothing up yet.

        Args:
            package: The package, by its full name.
            base: What a format in it is a subclass of.
        """
        self._package = package
        self._base = base

    def names(self) -> list[str]:
        """The names of all formats, sorted; nothing is imported for it."""
        folder = Path(__file__).with_name(self._package.rpartition(".")[2])
        return sorted(path.stem.replace("_", "-") for path in folder.glob("*.py") if path.stem != "__init__")

    def named(self, name: str) -> F:
        """The format with a name, in whatever case.

        Raises:
            FormatUnknown: If there is none; names those there are.
        """
        name = name.strip().lower()
        if name not in self.names():
            message = _('There is no format "{name}"; there are: {choices}.')
            raise FormatUnknown(message.format(name=name, choices=_(", ").join(self.names())))
        return _only_format(f"{self._package}.{name.replace('-', '_')}", self._base)

    def all(self) -> list[F]:
        """Every format, in the order of their names."""
        return [self.named(name) for name in self.names()]

    def for_file(self, path: Path, name: str = "") -> F:
        """The format with a name; without one, the format whose files end like this one.

        Raises:
            FormatUnknown: If there is none of that name or ending; names those there are.
        """
        if name:
            return self.named(name)
        fitting = [one for one in self.all() if path.suffix.lower() in one.endings]
        if not fitting:
            endings = _(", ").join(ending for one in self.all() for ending in one.endings)
            message = _(
                "The ending of {file} tells no format. Endings that do: {endings}; or name one of the formats: {names}."
            )
            raise FormatUnknown(message.format(file=path.name, endings=endings, names=_(", ").join(self.names())))
        return fitting[0]


def _only_format(module: str, base: type[F]) -> F:
    """The one format that a module defines."""
    found: list[type[F]] = [
        one
        for one in vars(import_module(module)).values()
        if isinstance(one, type) and issubclass(one, base) and one.__module__ == module
    ]
    (only,) = found
    return only()


GLOSSARY = Formats("workbench.formats.glossary", GlossaryFormat)  # type: ignore[type-abstract]  # only compared with
TRANSLATION = Formats("workbench.formats.translation", TranslationFormat)  # type: ignore[type-abstract]  # the same
