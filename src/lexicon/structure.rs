//! Words by which the parts of a speech are told: counts that list, closings, titles, salutations, speakers.

use super::kind::kinds;

kinds! {
    "structure",
    /// Before a count that lists: 抓好四件事.
    LISTING = LISTING_BIT;
    /// Verbs of speaking before a count: 我讲三点.
    SPEAKING = SPEAKING_BIT;
    /// What may stand behind a unit and belongs to the phrase: 三点意见.
    COUNTED = COUNTED_BIT;
    /// Closes a speech wherever it stands.
    FAREWELL = FAREWELL_BIT;
    /// Opens the closing paragraphs.
    CLOSING = CLOSING_BIT;
    /// A line that holds one names who speaks.
    POST = POST_BIT;
    /// Titles of speeches end in it.
    ENDING = ENDING_BIT;
    /// An address to the audience ends in it.
    AUDIENCE = AUDIENCE_BIT;
    /// A body that begins with it and a comma looks back: 近年来.
    BACKGROUND = BACKGROUND_BIT;
    /// Opens a closing inside a paragraph: 好了，.
    CUE = CUE_BIT;
    /// What a speech is called at the end of its title: 讲话.
    CALLED = CALLED_BIT;
    /// The same of a text that is no speech yet: 范文.
    SAMPLE = SAMPLE_BIT;
    /// Before the number of a speech in a collection: 篇.
    NUMBERED = NUMBERED_BIT;
    /// A line that says when a site printed the text: 发布时间.
    PRINTED = PRINTED_BIT;
    /// What is counted: 件事.
    UNIT = UNIT_BIT;
    /// Before a count: 以下.
    THIS = THIS_BIT;
}
