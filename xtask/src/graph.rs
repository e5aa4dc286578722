//! The graph of service bindings: as configured, as drawn, and sorted so that callees come first.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use crate::workspace::Worker;

/// Caller → callees. Workers without calls have an empty set.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

/// The line that marks the drawing which is compared with the configuration.
const MARK: &str = "%% service bindings";

/// What every wrangler.toml binds.
pub fn configured(workers: &[Worker]) -> Graph {
    let calls =
        |worker: &Worker| worker.config.services.iter().map(|service| service.service.clone()).collect();
    workers.iter().map(|worker| (worker.name().to_owned(), calls(worker))).collect()
}

/// The mermaid drawing in docs/ARCHITECTURE.md whose first line is the mark: lines of `caller --> callee & callee`.
pub fn drawn(document: &str) -> Result<Graph> {
    let mut graph = Graph::new();
    let mut lines =
        document.lines().map(str::trim).skip_while(|line| !line.starts_with(MARK)).skip(1).peekable();
    if lines.peek().is_none() {
        bail!("no mermaid block with the line `{MARK}`");
    }
    for line in lines.take_while(|line| !line.starts_with("```")) {
        let Some((from, to)) = line.split_once("-->") else { continue };
        for caller in names(from) {
            graph.entry(caller).or_default().extend(names(to));
        }
    }
    Ok(graph)
}

fn names(side: &str) -> impl Iterator<Item = String> {
    side.split('&').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// Every edge of `left` that `right` lacks, as `caller --> callee`.
pub fn edges_missing(left: &Graph, right: &Graph) -> Vec<String> {
    let mut missing = Vec::new();
    for (caller, callees) in left {
        for callee in callees {
            if !right.get(caller).is_some_and(|known| known.contains(callee)) {
                missing.push(format!("{caller} --> {callee}"));
            }
        }
    }
    missing
}

/// The Workers so that each comes after those it calls.
///
/// # Errors
/// Names the Workers that call each other in a circle.
pub fn callees_first(graph: &Graph) -> Result<Vec<String>> {
    let mut sorted: Vec<String> = Vec::new();
    while sorted.len() < graph.len() {
        let before = sorted.len();
        for (name, callees) in graph {
            let waits = callees.iter().any(|callee| graph.contains_key(callee) && !sorted.contains(callee));
            if !waits && !sorted.contains(name) {
                sorted.push(name.clone());
            }
        }
        if sorted.len() == before {
            let stuck: Vec<&str> =
                graph.keys().filter(|name| !sorted.contains(name)).map(String::as_str).collect();
            bail!("service bindings form a circle among {}", stuck.join(", "));
        }
    }
    Ok(sorted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(text: &str) -> Graph {
        drawn(&format!("```mermaid\n%% service bindings\ngraph LR\n{text}\n```")).unwrap()
    }

    #[test]
    fn several_callees_may_be_drawn_on_one_line() {
        let graph = graph("gateway --> user & order\norder --> cart");
        assert!(edges_missing(&graph, &graph).is_empty());
        assert_eq!(graph["gateway"].len(), 2);
    }

    #[test]
    fn only_the_marked_drawing_counts() {
        let text =
            "```mermaid\nx --> y\n```\n```mermaid\n%% service bindings: checked\na --> b\n```\n c --> d";
        assert_eq!(edges_missing(&drawn(text).unwrap(), &Graph::new()), ["a --> b"]);
        assert!(drawn("a --> b").is_err());
    }

    #[test]
    fn callees_are_deployed_before_their_callers() {
        let mut graph = graph("gateway --> order\norder --> cart\ncart --> product");
        graph.insert("product".to_owned(), BTreeSet::new());
        assert_eq!(callees_first(&graph).unwrap(), ["product", "cart", "order", "gateway"]);
    }

    #[test]
    fn a_circle_of_calls_is_refused() {
        assert!(callees_first(&graph("a --> b\nb --> a")).is_err());
    }
}
