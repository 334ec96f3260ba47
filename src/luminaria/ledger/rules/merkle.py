"""The Merkle tree of RFC 9162, section 2.1: root, inclusion and consistency proofs.

A leaf is hashed behind 0x00 and a node behind 0x01, so that neither passes for the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()


def hash_leaf(leaf: bytes) -> bytes:
    """HASH(0x00 || leaf)."""
    return sha256(b"\x00" + leaf).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """HASH(0x01 || left || right)."""
    return sha256(b"\x01" + left + right).digest()


@dataclass
class Frontier:
    """The full subtrees of a growing tree, largest first: all that is needed to append and to know
    the root, about 32 bytes for each doubling."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def append(self, leaf_hash: bytes) -> None:
        """One leaf more."""
        self.peaks.append(leaf_hash)
        size = self.size
        while size & 1:
            right = self.peaks.pop()
            self.peaks.append(hash_node(self.peaks.pop(), right))
            size >>= 1
        self.size += 1

    def extend(self, leaf_hashes: Iterable[bytes]) -> None:
        """Several leaves more."""
        for leaf_hash in leaf_hashes:
            self.append(leaf_hash)

    def root(self) -> bytes:
        """The root of all leaves so far."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = hash_node(peak, root)
        return root

    def encode(self) -> bytes:
        """The peaks one after the other; the size is kept beside them."""
        return b"".join(self.peaks)

    @classmethod
    def decode(cls, size: int, encoded: bytes) -> "Frontier":
        """The inverse of `encode`. ValueError when the number of peaks does not fit the size."""
        if len(encoded) != 32 * size.bit_count():
            raise ValueError("the peaks do not fit the size")
        return cls(size, [encoded[start : start + 32] for start in range(0, len(encoded), 32)])


def root_of(leaf_hashes: Sequence[bytes]) -> bytes:
    """MTH of leaves that are already hashed."""
    frontier = Frontier()
    frontier.extend(leaf_hashes)
    return frontier.root()


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int) -> list[bytes]:
    """PATH(index, D_n), RFC 9162 section 2.1.3.1."""
    if len(leaf_hashes) == 1:
        return []
    k = _split(len(leaf_hashes))
    if index < k:
        return [*inclusion_proof(leaf_hashes[:k], index), root_of(leaf_hashes[k:])]
    return [*inclusion_proof(leaf_hashes[k:], index - k), root_of(leaf_hashes[:k])]


def consistency_proof(leaf_hashes: Sequence[bytes], earlier: int) -> list[bytes]:
    """PROOF(earlier, D_n), RFC 9162 section 2.1.4.1."""
    if not 0 < earlier < len(leaf_hashes):
        return []
    return _subproof(leaf_hashes, earlier, whole=True)


def _subproof(leaf_hashes: Sequence[bytes], earlier: int, *, whole: bool) -> list[bytes]:
    if earlier == len(leaf_hashes):
        return [] if whole else [root_of(leaf_hashes)]
    k = _split(len(leaf_hashes))
    if earlier <= k:
        return [*_subproof(leaf_hashes[:k], earlier, whole=whole), root_of(leaf_hashes[k:])]
    return [*_subproof(leaf_hashes[k:], earlier - k, whole=False), root_of(leaf_hashes[:k])]


def included(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` shows the leaf at `index` of the tree with `root` (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, result = index, size - 1, leaf_hash
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            result = hash_node(step, result)
            place, last = _up(place, last)
        else:
            result = hash_node(result, step)
        place, last = place >> 1, last >> 1
    return last == 0 and result == root


def consistent(earlier: int, earlier_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the larger tree carries on the smaller (RFC 9162, section 2.1.4.2)."""
    if not 0 < earlier <= size:
        return False
    if earlier == size:
        return not proof and earlier_root == root
    path = [earlier_root, *proof] if earlier & (earlier - 1) == 0 else list(proof)
    if not path:
        return False
    place, last = earlier - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    return _walk(path, place, last) == (earlier_root, root)


def _walk(path: Sequence[bytes], place: int, last: int) -> tuple[bytes, bytes] | None:
    older = newer = path[0]
    for step in path[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            older, newer = hash_node(step, older), hash_node(step, newer)
            place, last = _up(place, last)
        else:
            newer = hash_node(newer, step)
        place, last = place >> 1, last >> 1
    return (older, newer) if last == 0 else None


def _up(place: int, last: int) -> tuple[int, int]:
    """Skip the levels at which the node is alone at the right edge."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last
