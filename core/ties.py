"""Ties between actors or countries, each with the rows it was read from; what of them a network shows. Frames only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import networkx as nx
import numpy as np
import pandas as pd

from core import wording
from core.tables import Tables

NODES = {"actors": "Actors", "countries": "Countries"}
KINDS = {"met": "Met", "to": "Spoke to", "about": "Spoke about", "with": "Mentioned with"}
DEFAULT = ("met", "to", "about")
DIRECTED = ("to", "about")
SIZES = {
    "strength": "All ties", "degree": "Counterparts", "betweenness": "Standing between others",
    "eigenvector": "Ties to the central", "statements": "Statements", "meetings": "Meetings",
}  # fmt: skip
"""What a node's size may say, and what to call it."""
MOST = 300
"""Nodes that are drawn: the strongest."""
MOST_EDGES = 1_500
"""Ties that are drawn between them: the heaviest."""
MANY, SAMPLED = 1_000, 200
"""Nodes beyond which the standing between others is estimated from the shortest paths of so many of them."""
CROWD = 60
"""Of a larger meeting no pairs are made: who met whom there, it does not say."""
TOOK_PLACE = ("held", "ongoing", "recalled")
"""Statuses of meetings that were there."""


@dataclass(frozen=True)
class Ties:
    """Everything that ties actors or countries of a View."""

    of: str
    """One of NODES."""
    links: pd.DataFrame
    """One row a reason for a tie: source, target, kind (of KINDS), table (meetings, quotes, segments), row_id, doc_id,
    day (a timestamp). Met and mentioned with are without direction: source sorts before target."""
    names: pd.DataFrame
    """One row an actor or a country: node, name, country, statements, meetings."""
    unnamed: int
    """Speakers and participants that no name is known of; they are in no network."""
    crowds: int
    """Meetings with more than CROWD participants."""


@dataclass(frozen=True)
class Shown:
    """What a network shows."""

    nodes: pd.DataFrame
    """node, name, country, community, the measures of SIZES."""
    edges: pd.DataFrame
    """source, target, kind, weight, first, last (days)."""
    nodes_left: int
    edges_left: int


def ties(tables: Tables, of: str, called: Mapping[str, str] | None = None) -> Ties:
    """Every tie between the actors, or the countries, of these tables. What several reports tell of counts once.
    `called`: actor_id -> what to call it, where that is not its name."""
    tables = tables.once
    identity, country, unnamed = _identities(tables, of)
    meetings = tables.meetings[["meeting_id", "doc_id", "status", "date_start"]].astype(object)
    sides = _sides(tables, of, identity)
    there = sides.merge(meetings[meetings["status"].isin(TOOK_PLACE)], on="meeting_id")
    number = there.groupby("meeting_id")["node"].transform("size")
    crowds = int(there.loc[number > CROWD, "meeting_id"].nunique())
    met = _pairs(there[number <= CROWD], ["meeting_id"]).assign(kind="met", table="meetings")
    met = met.rename(columns={"meeting_id": "row_id", "date_start": "day"})
    spoken, said = _spoken(tables, identity)
    links = pd.concat([met, spoken, _together(tables, identity)], ignore_index=True)
    links = links[["source", "target", "kind", "table", "row_id", "doc_id", "day"]]
    links = links.drop_duplicates(["source", "target", "kind", "row_id"]).assign(day=pd.to_datetime(links["day"]))
    counts = {"statements": said.value_counts(), "meetings": sides["node"].value_counts()}
    seen = pd.unique(pd.concat([links["source"], links["target"], said, sides["node"]]).dropna())
    named = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True)) | dict(called or {})
    names = pd.DataFrame({"node": seen}, dtype=object)
    names["name"] = [named.get(node, node) if of == "actors" else wording.country(node) for node in seen]
    names["country"] = [country.get(node) if of == "actors" else node for node in seen]
    for measure, rows in counts.items():
        names[measure] = names["node"].map(rows).fillna(0).astype(int)
    return Ties(of, links, names, unnamed, crowds)


def between(all_ties: Ties, kinds: Collection[str], window: tuple[date, date] | None = None) -> pd.DataFrame:
    """Edges of these kinds: source, target, kind, weight, first, last. `window`: of reasons in these days alone."""
    links = all_ties.links[all_ties.links["kind"].isin(list(kinds))]
    if window is not None:
        links = links[(links["day"] >= pd.Timestamp(window[0])) & (links["day"] <= pd.Timestamp(window[1]))]
    grouped = links.groupby(["source", "target", "kind"], sort=False)
    edges = grouped.agg(weight=("row_id", "size"), first=("day", "min"), last=("day", "max")).reset_index()
    edges["first"], edges["last"] = (edges[name].dt.date.astype(object) for name in ("first", "last"))
    return edges.sort_values(["weight", "source", "target", "kind"], ascending=[False, True, True, True])


def shown(
    all_ties: Ties,
    edges: pd.DataFrame,
    *,
    weight: int = 1,
    around: str | None = None,
    depth: int = 0,
    limit: int = MOST,
    most_edges: int = MOST_EDGES,
) -> Shown:
    """What is drawn of these edges: those of at least this weight; with a depth, only what lies so many steps
    around a node; of more than `limit` nodes the strongest, of more than `most_edges` edges the heaviest."""
    heavy = edges[edges["weight"] >= weight]
    if around is not None and depth > 0:
        near = _near(heavy, around, depth)
        heavy = heavy[heavy["source"].isin(near) & heavy["target"].isin(near)]
    weights = strength(heavy)
    if around is not None and around in weights.index:
        weights[around] = np.inf
    strongest = weights.sort_values(ascending=False, kind="stable").index[:limit]
    drawn = heavy[heavy["source"].isin(strongest) & heavy["target"].isin(strongest)]
    kept = drawn.head(most_edges)
    nodes = all_ties.names[all_ties.names["node"].isin(strongest)].reset_index(drop=True)
    return Shown(_measured(nodes, kept), kept, len(weights) - len(strongest), len(heavy) - len(kept))


def strength(edges: pd.DataFrame) -> pd.Series:
    """node -> weight of all its edges."""
    ends = pd.concat([edges[["source", "weight"]].set_axis(["node", "weight"], axis=1),
                      edges[["target", "weight"]].set_axis(["node", "weight"], axis=1)])  # fmt: skip
    return ends.groupby("node", sort=True)["weight"].sum().astype(float)


def reasons(
    all_ties: Ties, kinds: Collection[str], *, node: str | None = None, edge: tuple[str, str, str] | None = None
) -> pd.DataFrame:
    """The rows behind an edge (source, target, kind), or behind all ties of a node."""
    links = all_ties.links
    if edge is not None:
        return links[(links["source"] == edge[0]) & (links["target"] == edge[1]) & (links["kind"] == edge[2])]
    return links[links["kind"].isin(list(kinds)) & ((links["source"] == node) | (links["target"] == node))]


def _identities(tables: Tables, of: str) -> tuple[dict[str, str], dict[str, str], int]:
    """actor_id -> node, actor_id -> country, and how many actors are none."""
    actors = tables.actors
    country = {
        actor: code for actor, code in zip(actors["actor_id"], actors["country"], strict=True) if wording.known(code)
    }
    named = actors.loc[(actors["kind"] != "unnamed").to_numpy(bool), "actor_id"].tolist()
    if of == "countries":
        return country, country, 0
    return {actor: actor for actor in named}, country, len(actors) - len(named)


def _sides(tables: Tables, of: str, identity: dict[str, str]) -> pd.DataFrame:
    rows = tables.participants[["meeting_id", "actor_id", "country"]].astype(object)
    node = rows["actor_id"].map(identity)
    if of == "countries":
        node = rows["country"].where(rows["country"].notna(), node)
    return pd.DataFrame({"meeting_id": rows["meeting_id"], "node": node}).dropna().drop_duplicates()


def _pairs(members: pd.DataFrame, group: list[str]) -> pd.DataFrame:
    """Every two nodes of a group, once, the one that sorts first as source."""
    other = members[[*group, "node"]].rename(columns={"node": "target"})
    pairs = members.rename(columns={"node": "source"}).merge(other, on=group)
    return pairs[pairs["source"] < pairs["target"]]


def _spoken(tables: Tables, identity: dict[str, str]) -> tuple[pd.DataFrame, pd.Series]:
    """Ties of speakers to those they spoke to and those they spoke about; and the speakers, one a statement."""
    quotes = tables.quotes[["quote_id", "doc_id", "start", "end", "speaker_id", "addressee_id", "date"]]
    speaker = quotes["speaker_id"].astype(object).map(identity)
    base = pd.DataFrame(
        {"source": speaker, "row_id": quotes["quote_id"].astype(object), "doc_id": quotes["doc_id"].astype(object),
         "day": quotes["date"].astype(object)}
    ).assign(table="quotes")  # fmt: skip
    to = base.assign(target=quotes["addressee_id"].astype(object).map(identity), kind="to")
    mentions = tables.mentions.dropna(subset=["actor_id"])
    inside, found = _within(quotes, mentions)
    named = mentions["actor_id"].astype(object).map(identity).to_numpy()[found]
    about = base.iloc[inside].assign(target=named, kind="about").drop_duplicates(["source", "target", "row_id"])
    both = pd.concat([to, about], ignore_index=True).dropna(subset=["source", "target"])
    return both[both["source"] != both["target"]], speaker.dropna()


def _together(tables: Tables, identity: dict[str, str]) -> pd.DataFrame:
    """Ties of those who are named in one paragraph."""
    mentions = tables.mentions.dropna(subset=["actor_id"])
    body = tables.segments[tables.segments["kind"] == "body"]
    inside, found = _within(body, mentions)
    published = dict(zip(tables.documents["doc_id"], tables.documents["published"], strict=True))
    documents = body["doc_id"].astype(object).to_numpy()[inside]
    members = pd.DataFrame(
        {"row_id": body["segment_id"].astype(object).to_numpy()[inside],
         "node": mentions["actor_id"].astype(object).map(identity).to_numpy()[found], "doc_id": documents}
    ).dropna().drop_duplicates(["row_id", "node"])  # fmt: skip
    number = members.groupby("row_id")["node"].transform("size")
    pairs = _pairs(members[number <= CROWD], ["row_id"]).assign(kind="with", table="segments")
    days = pd.Series([day if wording.known(day) else None for day in pairs["doc_id"].map(published)], dtype=object)
    return pairs.assign(day=days.array)


def _within(stretches: pd.DataFrame, mentions: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For every mention that begins in a stretch of its document: the stretch's and the mention's position.

    Linear but for the sorting: mentions are put in one line, document by document, and each stretch cuts its own out.
    """
    documents = {doc: number for number, doc in enumerate(pd.unique(mentions["doc_id"]))}
    longest = 1 + max(
        int(stretches["end"].max() if len(stretches) else 0), int(mentions["end"].max() if len(mentions) else 0)
    )
    line = mentions["doc_id"].map(documents).to_numpy("int64") * longest + mentions["start"].to_numpy("int64")
    order = np.argsort(line, kind="stable")
    home = stretches["doc_id"].astype(object).map(documents)
    known = home.notna().to_numpy(bool)
    base = home.fillna(0).to_numpy("int64") * longest
    low = np.searchsorted(line[order], base + stretches["start"].to_numpy("int64"))
    high = np.searchsorted(line[order], base + stretches["end"].to_numpy("int64"))
    counts = np.where(known, high - low, 0)
    inside = np.repeat(np.arange(len(stretches)), counts)
    steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return inside, order[np.repeat(low, counts) + steps]


def _near(edges: pd.DataFrame, centre: str, depth: int) -> set[str]:
    near = {centre}
    for _ in range(depth):
        touched = edges[edges["source"].isin(near) | edges["target"].isin(near)]
        near |= set(touched["source"]) | set(touched["target"])
    return near


def graph(edges: pd.DataFrame) -> nx.Graph[str]:
    """The edges as one graph without directions; the weights of several ties of two nodes are added."""
    made: nx.Graph[str] = nx.Graph()
    for source, target, weight in zip(edges["source"], edges["target"], edges["weight"], strict=True):
        before = made.get_edge_data(source, target, {"weight": 0})["weight"]
        made.add_edge(source, target, weight=before + int(weight))
    return made


def _measured(nodes: pd.DataFrame, edges: pd.DataFrame) -> pd.DataFrame:
    """Nodes with their measures and communities, of the network that is drawn."""
    made = graph(edges)
    made.add_nodes_from(nodes["node"])
    communities = sorted(
        nx.community.louvain_communities(made, weight="weight", seed=1),
        key=lambda one: (-len(one), min(one, default="")),
    )
    member = {node: number for number, one in enumerate(communities, 1) for node in one}
    far = nx.betweenness_centrality(made, k=SAMPLED if len(made) > MANY else None, seed=1)
    return nodes.assign(
        community=[member[node] for node in nodes["node"]],
        strength=[int(made.degree(node, weight="weight")) for node in nodes["node"]],
        degree=[int(made.degree(node)) for node in nodes["node"]],
        betweenness=[round(far[node], 4) for node in nodes["node"]],
        eigenvector=_eigenvector(made, nodes["node"].tolist()),
    ).sort_values(["strength", "name"], ascending=[False, True], kind="stable", ignore_index=True)


def _eigenvector(made: nx.Graph[str], nodes: list[str]) -> list[float]:
    """By power iteration on weights with one's own added, which converges on every graph."""
    if not nodes:
        return []
    place = {node: number for number, node in enumerate(nodes)}
    ends = np.array([(place[a], place[b]) for a, b in made.edges()], dtype=int).reshape(-1, 2)
    weights = np.array(list(nx.get_edge_attributes(made, "weight").values()), dtype=float)
    vector = np.full(len(nodes), len(nodes) ** -0.5)
    for _ in range(200):
        gained = np.bincount(ends[:, 0], weights * vector[ends[:, 1]], len(nodes))
        gained += np.bincount(ends[:, 1], weights * vector[ends[:, 0]], len(nodes))
        vector = vector + gained
        vector /= np.linalg.norm(vector)
    return [round(float(one), 4) for one in vector]
