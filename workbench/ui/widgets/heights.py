"""The heights of a list's rows: any of them changed, summed up to or searched in logarithmic time."""

from __future__ import annotations


class Heights:
    """Heights of rows, in lines, in a Fenwick tree.

    A Fenwick tree keeps partial sums by powers of two, so that a list of 100,000 rows is built once in a few
    milliseconds and each question about it touches at most 17 of them.
    """

    def __init__(self, count: int, each: int) -> None:
        """`count` rows of `each` lines, an estimate until they are measured."""
        self.count = count
        self.each = [each] * count
        self._sums = [(index & -index) * each for index in range(count + 1)]
        self._highest_bit = 1 << count.bit_length() - 1 if count else 0

    def set(self, row: int, height: int) -> None:
        """Gives a row another height."""
        change, self.each[row] = height - self.each[row], height
        index = row + 1 if change else self.count + 1
        while index <= self.count:
            self._sums[index] += change
            index += index & -index

    def before(self, row: int) -> int:
        """The line at which a row begins: the heights of all rows before it. For `count`, the height of all."""
        total = 0
        while row:
            total += self._sums[row]
            row &= row - 1
        return total

    def find(self, line: int) -> tuple[int, int]:
        """The row that a line belongs to, and the line within that row; past the end, `count` and what is left."""
        row, bit = 0, self._highest_bit
        while bit:
            if row + bit <= self.count and self._sums[row + bit] <= line:
                row += bit
                line -= self._sums[row]
            bit >>= 1
        return row, line
