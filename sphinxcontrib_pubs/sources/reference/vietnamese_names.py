"""Vietnamese names in full, which stand family name first and without a comma, in Vietnamese and elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A dozen family names name nearly everybody; with their signs they are words of no other language.
_FAMILIES = frozenset((
    'Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Hoàng', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương',
    'Lý', 'Đào', 'Đoàn', 'Vương', 'Trịnh', 'Trương', 'Đinh', 'Lâm', 'Phùng', 'Mai', 'Tô', 'Hà', 'Tạ', 'Lương', 'Lưu',
    'Thái', 'Châu', 'Chu', 'Cao', 'Đàm', 'Quách', 'Triệu', 'Mạc', 'Kiều', 'Nghiêm', 'Văn', 'Mỵ',
))  # fmt: skip
_FAMILIES_WITHOUT_SIGNS = frozenset(
    ('Nguyen', 'Tran', 'Pham', 'Hoang', 'Huynh', 'Phan', 'Dang', 'Bui', 'Trinh', 'Dinh')
)
#: Between family name and given name: of a man or a woman.
_MIDDLE = frozenset(('Van', 'Thi', 'Huu', 'Duc', 'Dinh', 'Xuan', 'Ngoc', 'Quoc', 'Thanh', 'Trong', 'Cong'))
#: Letters of Vietnamese that none of its neighbours on a page has.
_LETTERS = frozenset('ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ')
_MOST_WORDS = 5


def is_family_first(words: Sequence[str]) -> bool:
    """Whether the words of a name in full are Vietnamese, and the first of them the family name."""
    if not 1 < len(words) <= _MOST_WORDS:
        return False
    first = words[0]
    if first in _FAMILIES:
        if len(words) == 2 and words[1] in _FAMILIES:
            return False  # ``Dương Nguyễn``: either order
        return not first.isascii() or any(letter in _LETTERS for word in words for letter in word.lower())
    return first in _FAMILIES_WITHOUT_SIGNS and len(words) > 2 and words[1] in _MIDDLE
