"""What a researcher writes in an afternoon: the same work in plain Python, as a yardstick for the whole run.

usage: python3 tests/bench/peer.py <folder of notices> <output folder> [measures]

Reads the notices by regular expressions, cuts problems and measures with jieba, codes problems by counting the cues of
the codebook, makes the frames, the unit x category table, and finds recurring problems (and, when asked, copied measures)
by cosine similarity of TF-IDF vectors, each against each, as the manuals show it. It gives no spans, no evidence, no statistics
and no report. It says at the end how long it took up to each of its steps.
"""
import json
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

import jieba
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

HEADING = re.compile(r"^\s*(\d+)[.．、](?:问题\d+[:：])?(?:关于[“\"])?(.*?)(?:[”\"](?:的)?问题(?:的整改)?|[”\"]整改进展情况)?[。]?$")
MEASURE = re.compile(r"[一二三四五六七八九十]是")
UNIT = re.compile(r"中共(.{2,30}?)党组关于")


def cues_of(codebook):
    """Cues by level-1 code, by the shape of the file: no YAML library is needed for that."""
    cues, code = {}, None
    for line in codebook.read_text(encoding="utf8").splitlines():
        found = re.match(r"\s*- code: ([a-z-]+)", line)
        if found:
            code = found.group(1)
        if code and re.match(r"\s*cues: \[", line):
            cues.setdefault(code, []).extend(word.strip(" []") for word in line.split(":", 1)[1].split(",") if word.strip(" []"))
    return cues


def alike(texts, least, rows_at_once):
    """Pairs of texts at least so similar, every text compared with every other, some rows of the matrix at once."""
    if len(texts) == 0:
        return pd.DataFrame({"a": [], "b": []})
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 3)).fit_transform(texts)
    pairs = []
    for start in range(0, vectors.shape[0], rows_at_once):
        block = cosine_similarity(vectors[start:start + rows_at_once], vectors)
        rows, columns = (block > least).nonzero()
        later = start + rows < columns
        pairs.append(pd.DataFrame({"a": start + rows[later], "b": columns[later]}))
    return pd.concat(pairs)


def main(folder, out, compared="problems"):
    started = time.time()
    cues = cues_of(Path(__file__).parents[2] / "data" / "codebook" / "codebook.yaml")
    notices, problems, measures, terms = [], [], [], []
    for path in sorted(Path(folder).rglob("*.txt")):
        text = path.read_text(encoding="utf8")
        unit = UNIT.search(text)
        notice = len(notices)
        notices.append({"notice": notice, "path": str(path), "unit": unit.group(1) if unit else None, "text": text})
        body = text.split("二、", 1)[-1].split("三、", 1)[0]
        for line in body.splitlines():
            heading = HEADING.match(line)
            if heading and not MEASURE.search(line):
                problem = len(problems)
                words = Counter(jieba.cut(heading.group(2)))
                scores = {code: sum(heading.group(2).count(cue) for cue in listed) for code, listed in cues.items()}
                problems.append(
                    {"problem": problem, "notice": notice, "text": heading.group(2), "category": max(scores, key=scores.get)}
                )
                terms.extend({"problem": problem, "measure": None, "term": term, "count": n} for term, n in words.items())
            elif problems and MEASURE.search(line):
                for text_of in MEASURE.split(line)[1:]:
                    measure = len(measures)
                    measures.append({"measure": measure, "problem": len(problems) - 1, "text": text_of})
                    words = Counter(jieba.cut(text_of))
                    terms.extend({"problem": len(problems) - 1, "measure": measure, "term": t, "count": n} for t, n in words.items())
    frames = {name: pd.DataFrame(rows) for name, rows in
              {"notices": notices, "problems": problems, "measures": measures, "terms": terms}.items()}
    joined = frames["problems"].merge(frames["notices"][["notice", "unit"]], on="notice")
    table = pd.crosstab(joined["unit"], joined["category"])
    read = time.time() - started
    recurring = alike(frames["problems"]["text"], 0.6, 1000)
    problems_compared = time.time() - started
    copied = alike(frames["measures"]["text"] if compared == "measures" else [], 0.8, 250)
    os.makedirs(out, exist_ok=True)
    for name, frame in frames.items():
        frame.to_csv(Path(out) / f"{name}.csv", index=False)
    table.to_csv(Path(out) / "unit_category.csv")
    recurring.to_csv(Path(out) / "recurring.csv", index=False)
    copied.to_csv(Path(out) / "copied.csv", index=False)
    print(json.dumps({"read": round(read, 1), "problems compared": round(problems_compared, 1),
                      "all": round(time.time() - started, 1), "notices": len(notices), "problems": len(problems),
                      "measures": len(measures), "recurring": len(recurring), "copied": len(copied)}))


if __name__ == "__main__":
    main(*sys.argv[1:4])
