//! The category tree, flattened once from the department tables.

use std::sync::LazyLock;

use crate::departments::DEPARTMENTS;
use crate::model::Category;
use crate::table::{Below, Node, Shelf};

pub struct Tree {
    pub categories: Vec<Category>,
    /// Index of the leaf's category, and its shelf.
    pub leaves: Vec<(usize, &'static Shelf)>,
}

pub static TREE: LazyLock<Tree> = LazyLock::new(|| {
    let mut tree = Tree { categories: Vec::new(), leaves: Vec::new() };
    for (position, department) in (0..).zip(DEPARTMENTS) {
        tree.add(department, None, position);
    }
    tree
});

impl Tree {
    fn add(&mut self, branch: &'static Node, parent: Option<usize>, position: u32) {
        let index = self.categories.len();
        let Node { slug, en, de, below } = branch;
        self.categories.push(Category { slug, name_en: en, name_de: de, parent, position });
        match below {
            Below::Shelf(goods) => self.leaves.push((index, goods)),
            Below::Nodes(nodes) => {
                for (position, node) in (0..).zip(*nodes) {
                    self.add(node, Some(index), position);
                }
            }
        }
    }
}

/// All categories, parents before their children.
pub fn categories() -> Vec<Category> {
    TREE.categories.clone()
}
