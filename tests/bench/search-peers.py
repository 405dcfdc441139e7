"""What others need for the same searches: raw FTS5, LIKE, Xapian, ripgrep; each query is timed the second time it is run.

search-peers.py build FOLDER WHAT...    makes fts.db, and docs.db if asked for, of the articles of a table on standard input
search-peers.py size LIBRARY            prints the bytes of the search index in a library
search-peers.py words FOLDER            prints the words with the number of articles that have them, most frequent first
search-peers.py ask FOLDER              reads one JSON object, {"sql": .., "queries": [..]}, and prints the milliseconds
search-peers.py xapian TABLE FOLDER N   indexes N articles, reads {"queries": [..]} and prints what it took
search-peers.py files TABLE FOLDER N    writes N articles as files
search-peers.py run                     reads {"command": [..], "queries": [..]}, runs each, prints milliseconds of all cores
"""

import itertools
import json
import os
import resource
import sqlite3
import subprocess
import sys
import time


def articles(lines):
    for line in lines:
        key, title, text = line.rstrip("\n").split("\t")
        yield int(key), title, text


def few(table, most):
    with open(table, encoding="utf-8") as lines:
        yield from itertools.islice(articles(lines), most)


def opened(path):
    db = sqlite3.connect(path)
    db.executescript("PRAGMA page_size = 16384; PRAGMA cache_size = -262144; PRAGMA mmap_size = 0;")
    return db


def timed(run, queries):
    took = []
    for query in queries:
        run(query)
        start = time.thread_time_ns()
        run(query)
        took.append((time.thread_time_ns() - start) / 1e6)
    return took


def build(folder, *what):
    path = {name: os.path.join(folder, name) for name in ("fts.db", "docs.db")}
    fts = opened(path["fts.db"])
    fts.execute("CREATE VIRTUAL TABLE fts USING fts5(title, body, content = '')")
    docs = opened(path["docs.db"]) if "docs.db" in what else None
    if docs:
        docs.execute("CREATE TABLE doc(id INTEGER PRIMARY KEY, title TEXT, body TEXT)")
    size, count, took = 0, 0, 0.0
    rest = articles(sys.stdin)
    while batch := list(itertools.islice(rest, 1000)):
        if docs:
            docs.executemany("INSERT INTO doc VALUES (?, ?, ?)", batch)
            docs.commit()
        start = time.thread_time()
        fts.executemany("INSERT INTO fts(rowid, title, body) VALUES (?, ?, ?)", batch)
        fts.commit()
        took += time.thread_time() - start
        size += sum(len(title.encode()) + len(text.encode()) for _, title, text in batch)
        count += len(batch)
    index = os.path.getsize(path["fts.db"])
    print(json.dumps({"articles": count, "text_bytes": size, "index_bytes": index, "cpu_seconds": took}))


def size(library):
    db = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    sql = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search%' OR name = 'vocabulary'"
    print(db.execute(sql).fetchone()[0])


def words(folder):
    fts = opened(os.path.join(folder, "fts.db"))
    fts.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, fts, row)")
    for term, count in fts.execute("SELECT term, doc FROM v WHERE doc > 2 ORDER BY doc DESC, term"):
        print(term, count)


def ask(folder):
    asked = json.load(sys.stdin)
    db = opened(os.path.join(folder, asked["file"]))
    print(json.dumps(timed(lambda query: db.execute(asked["sql"], query).fetchall(), asked["queries"])))


def xapian(table, folder, most):
    import xapian

    path = os.path.join(folder, "xapian")
    is_new = not os.path.exists(path)
    db = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OPEN)
    took = 0.0
    if is_new:
        made = xapian.TermGenerator()
        start = time.process_time()
        for key, title, text in few(table, most):
            document = xapian.Document()
            made.set_document(document)
            made.index_text(title)
            made.increase_termpos()
            made.index_text(text)
            db.replace_document(key, document)
        db.commit()
        took = time.process_time() - start
    reader = xapian.Database(path)

    def run(query):
        enquire = xapian.Enquire(reader)
        enquire.set_query(xapian.Query(query))
        return [match.docid for match in enquire.get_mset(0, 20)]

    size = sum(os.path.getsize(os.path.join(path, name)) for name in os.listdir(path))
    times = timed(run, json.load(sys.stdin)["queries"])
    print(json.dumps({"cpu_seconds": took, "index_bytes": size, "times": times}))


def files(table, folder, most):
    for key, title, text in few(table, most):
        below = os.path.join(folder, f"{key // 1000:04}")
        os.makedirs(below, exist_ok=True)
        with open(os.path.join(below, f"{key}.txt"), "w", encoding="utf-8") as file:
            file.write(f"{title}\n\n{text}\n")


def run():
    asked = json.load(sys.stdin)

    def once(query):
        subprocess.run([*asked["command"][:-1], query, asked["command"][-1]], stdout=subprocess.DEVNULL)

    took = []
    for query in asked["queries"]:
        once(query)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        once(query)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime))
    print(json.dumps(took))


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command in ("xapian", "files"):
        rest[2] = int(rest[2])
    {"build": build, "size": size, "words": words, "ask": ask, "xapian": xapian, "files": files, "run": run}[command](*rest)
