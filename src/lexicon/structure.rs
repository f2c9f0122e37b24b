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
}
