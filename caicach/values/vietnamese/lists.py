"""Letters of lettered items [điểm a, b, c, ...] in Vietnamese legal drafting."""

from caicach.values.vietnamese.letters import nfc

# The Vietnamese alphabet without the vowels that carry marks; đ follows d, and there is no f, j, w or z.
LIST_LETTERS: tuple[str, ...] = tuple("abcdđeghiklmnopqrstuvxy")

_INDEX = {letter: index for index, letter in enumerate(LIST_LETTERS)}


def letter_index(letter: str) -> int:
    """Place of a list letter, from 0 for a; small and capital letters count alike.

    Raises ``ValueError`` with a Vietnamese sentence for a letter that no list uses.
    """
    index = _INDEX.get(nfc(letter).lower())
    if index is None:
        raise ValueError(f"“{letter}” không dùng để đánh thứ tự các điểm; thứ tự là {', '.join(LIST_LETTERS)}.")
    return index


def next_letter(letter: str) -> str | None:
    """The letter that follows in a list, or None after the last. Raises ``ValueError`` as ``letter_index`` does."""
    index = letter_index(letter) + 1
    return LIST_LETTERS[index] if index < len(LIST_LETTERS) else None
