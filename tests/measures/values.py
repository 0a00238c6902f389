"""Values of the measures as published packages compute them, for tests/measures.rs.

Run: pip install nltk==3.10.4 scipy==1.17.1 scikit-learn==1.9.1 networkx==3.6.1 && python values.py > values.json
"""

import json
import math

import networkx
from nltk.collocations import BigramAssocMeasures
from scipy.stats import chi2_contingency, entropy
from sklearn.metrics import mutual_info_score

COUNTS = [(12, 3, 2800, 60000), (1, 1, 2800, 60101964), (40, 13478, 2800, 60101964), (7, 0, 500, 700), (2, 90, 300, 4000)]
PAIRS = [(5, 7, 9, 1000), (2, 2, 2, 2800), (3, 40, 60, 2800), (1, 50, 80, 2800), (10, 10, 12, 150)]
NEIGHBOURS = [[3, 1, 1], [4], [1, 1, 1, 1], [10, 5, 2, 2, 1]]
GRAPHS = [
    (4, [(0, 1), (1, 2), (2, 3), (1, 2)]),
    (6, [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (4, 0)]),
]
PARTS = [([10, 10, 10], [3, 0, 0]), ([100, 200, 300], [1, 2, 3]), ([50, 80, 20, 50], [4, 0, 2, 1])]


def keyness(a, b, c, d):
    """Rayson and Garside compare a and b alone: what G2 of the 2x2 table says about the two cells of the word."""
    table = [[a, b], [c - a, d - b]]
    whole = chi2_contingency(table, correction=False, lambda_="log-likelihood")
    expected = whole.expected_freq[0]
    part = 2 * sum(o * math.log(o / e) for o, e in zip((a, b), expected) if o)
    return {"counts": [a, b, c, d], "value": part if a * d >= b * c else -part, "table": whole.statistic}


def npmi(joint, a, b, size):
    # NLTK's PMI is to the base of 2.
    pmi = BigramAssocMeasures.pmi(joint, (a, b), size)
    return {"counts": [joint, a, b, size], "value": pmi / -math.log2(joint / size)}


def log_dice(joint, a, b, size):
    return {"counts": [joint, a, b], "value": 14 + math.log2(BigramAssocMeasures.dice(joint, (a, b), size))}


def rank(nodes, pairs):
    graph = networkx.Graph()
    graph.add_nodes_from(range(nodes))
    for a, b in pairs:
        weight = graph.get_edge_data(a, b, {"weight": 0})["weight"]
        graph.add_edge(a, b, weight=weight + 1)
    ranks = networkx.pagerank(graph, alpha=0.85, tol=1e-12, max_iter=1000)
    return {"nodes": nodes, "pairs": pairs, "values": [ranks[node] for node in range(nodes)]}


def deviation(sizes, counts):
    # Gries's DP is half the Manhattan distance of two distributions.
    from scipy.spatial.distance import cityblock

    expected = [size / sum(sizes) for size in sizes]
    observed = [count / sum(counts) for count in counts]
    return {"sizes": sizes, "counts": counts, "value": cityblock(expected, observed) / 2 / (1 - min(expected))}


def information(left, right):
    """scikit-learn's mutual information of two labellings is the mean of the pointwise one."""
    joint = {}
    for pair in zip(left, right):
        joint[pair] = joint.get(pair, 0) + 1
    return {
        "cells": [[n, left.count(a), right.count(b), len(left)] for (a, b), n in sorted(joint.items())],
        "value": mutual_info_score(left, right),
    }


# Frantzi, Ananiadou and Mima, 2000, section 2.3: the candidates around basal cell carcinoma, the longest first, with the
# C-values the paper gives (log2 of the length; ours has 1 + log2, so that terms of one word have a value too).
C_VALUES = [
    {"length": 5, "frequency": 5, "nested": 0, "kinds": 0, "value": 11.6096},
    {"length": 4, "frequency": 11, "nested": 5, "kinds": 1, "value": 12},
    {"length": 4, "frequency": 7, "nested": 0, "kinds": 0, "value": 14},
    {"length": 4, "frequency": 5, "nested": 0, "kinds": 0, "value": 10},
    {"length": 4, "frequency": 3, "nested": 0, "kinds": 0, "value": 6},
    {"length": 3, "frequency": 984, "nested": 26, "kinds": 5, "value": 1551.36},
]

print(
    json.dumps(
        {
            "keyness": [keyness(*counts) for counts in COUNTS],
            "npmi": [npmi(*counts) for counts in PAIRS],
            "log_dice": [log_dice(*counts) for counts in PAIRS],
            "entropy": [{"counts": counts, "value": float(entropy(counts, base=2))} for counts in NEIGHBOURS],
            "text_rank": [rank(*graph) for graph in GRAPHS],
            "deviation": [deviation(*parts) for parts in PARTS],
            "information": information([0, 0, 0, 1, 1, 2, 2, 2], [1, 1, 0, 0, 0, 2, 2, 1]),
            "c_value": C_VALUES,
        },
        indent=1,
    )
)
