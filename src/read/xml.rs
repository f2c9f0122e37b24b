//! XML of packages, read with a bound; element and attribute names without their namespace.

use roxmltree::{Document, Node, ParsingOptions};

use super::ReadError;

/// No document has more elements and texts: a thousand pages have about half as many.
const MOST_NODES: u32 = 1_200_000;

/// Parses a part.
///
/// # Errors
/// When it is no well-formed XML, is larger than anybody writes, or has a document type: they are how entities grow without bound, and no office program
/// writes any.
pub fn parse(text: &str) -> Result<Document<'_>, ReadError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ReadError::TooLarge,
        _ => ReadError::Damaged("XML"),
    })
}

/// Element names without their namespace: transitional and strict documents differ in nothing else that is read.
pub trait Local {
    /// Whether this is an element of that name.
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl Local for Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// The first child of a name.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name_local(name))
}

/// An attribute whatever its namespace.
pub fn own<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}
