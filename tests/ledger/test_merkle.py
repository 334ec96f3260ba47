"""The tree against the vectors of RFC 6962 and RFC 9162, and against the RFC's own recursive words."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.ledger.rules import Frontier
from luminaria.ledger.rules.merkle import (
    EMPTY_ROOT,
    consistency_proof,
    consistent,
    hash_leaf,
    hash_node,
    included,
    inclusion_proof,
    root_of,
)

# The leaves, roots and proofs of the Certificate Transparency reference implementation, whose
# tree (RFC 6962, 2.1) is RFC 9162's with SHA-256.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
HASHES = [hash_leaf(leaf) for leaf in LEAVES]
INCLUSION = {  # (index, size): proof
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {  # (earlier, size): proof
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}


def _raw(proof: list[str]) -> list[bytes]:
    return [bytes.fromhex(step) for step in proof]


def test_the_empty_tree() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Frontier().root() == EMPTY_ROOT == root_of([])


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_reference(size: int) -> None:
    assert root_of(HASHES[:size]).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("place", "proof"), INCLUSION.items(), ids=str)
def test_inclusion_proofs_are_those_of_the_reference(place: tuple[int, int], proof: list[str]) -> None:
    index, size = place
    assert inclusion_proof(HASHES[:size], index) == _raw(proof)
    assert included(HASHES[index], index, size, _raw(proof), bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("sizes", "proof"), CONSISTENCY.items(), ids=str)
def test_consistency_proofs_are_those_of_the_reference(sizes: tuple[int, int], proof: list[str]) -> None:
    earlier, size = sizes
    assert consistency_proof(HASHES[:size], earlier) == _raw(proof)
    roots = bytes.fromhex(ROOTS[earlier - 1]), bytes.fromhex(ROOTS[size - 1])
    assert consistent(earlier, roots[0], size, roots[1], _raw(proof))


def _mth(leaves: list[bytes]) -> bytes:
    """RFC 9162, 2.1.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + _mth(leaves[:k]) + _mth(leaves[k:])).digest()


leaf_lists = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


@given(leaf_lists)
def test_the_growing_tree_is_the_recursive_one(leaves: list[bytes]) -> None:
    frontier = Frontier()
    for size, leaf in enumerate(leaves, 1):
        frontier.append(hash_leaf(leaf))
        assert frontier.root() == _mth(leaves[:size])
    assert Frontier.decode(frontier.size, frontier.encode()) == frontier


@given(leaf_lists, st.data())
def test_every_leaf_has_a_proof_that_fits_nowhere_else(leaves: list[bytes], data: st.DataObject) -> None:
    hashes = [hash_leaf(leaf + bytes([place])) for place, leaf in enumerate(leaves)]
    index = data.draw(st.integers(0, len(hashes) - 1))
    proof, root, size = inclusion_proof(hashes, index), root_of(hashes), len(hashes)
    assert included(hashes[index], index, size, proof, root)
    assert not included(hash_leaf(b"another"), index, size, proof, root)
    assert not included(hashes[index], index, size, [*proof, root], root)
    assert not included(hashes[index], index, size, proof, bytes(32))
    assert not included(hashes[index], size, size, proof, root)
    other = data.draw(st.integers(0, size - 1))
    assert included(hashes[index], other, size, proof, root) == (other == index)


@given(leaf_lists, st.data())
def test_every_growth_has_a_proof_and_no_change_has(leaves: list[bytes], data: st.DataObject) -> None:
    hashes = [hash_leaf(leaf) for leaf in leaves]
    earlier = data.draw(st.integers(1, len(hashes)))
    proof, size = consistency_proof(hashes, earlier), len(hashes)
    before, after = root_of(hashes[:earlier]), root_of(hashes)
    assert consistent(earlier, before, size, after, proof)
    assert not consistent(earlier, hash_node(before, before), size, after, proof)
    assert not consistent(earlier, before, size, hash_node(after, after), proof)
    assert not consistent(earlier, before, size, after, [*proof, before])
    assert not consistent(0, EMPTY_ROOT, size, after, [])
    assert not consistent(size + 1, before, size, after, proof)
    if proof:
        assert not consistent(earlier, before, size, after, proof[:-1])


def test_peaks_that_do_not_fit_the_size_are_refused() -> None:
    with pytest.raises(ValueError, match="peaks"):
        Frontier.decode(3, bytes(32))
