//! The pipeline: from a source text to its outline.

use crate::model::{Announcement, Outline, ReferenceOrigin, SCHEMA_VERSION, Section, Source, Speech, Warning};
use crate::read::Document;
use crate::structure::{self, Announced, SectionLayout, SpeechLayout};
use crate::text::{Span, Stretch, Text};

/// What an analysis is asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Day that relative dates are counted from, instead of each speech's own.
    pub date: Option<jiff::civil::Date>,
    /// Whether the outline carries the source text.
    pub include_text: bool,
}

/// Reads the structure of a document and all that it says. Any text has an outline.
pub fn analyze(path: &str, document: &Document, options: &Options) -> Outline {
    let text = Text::new(&document.text);
    let layout = structure::layout(&text);
    let mut warnings = Vec::new();
    if layout.speeches.is_empty() {
        warnings.push(Warning { kind: "empty_text".to_owned(), message: "the text is empty: there is no speech in it".to_owned() });
    }
    let speeches = layout.speeches.iter().enumerate().map(|(index, speech)| speech_model(&text, speech, index, options)).collect();
    Outline {
        schema_version: SCHEMA_VERSION,
        source: Source {
            path: path.to_owned(),
            format: document.format.to_owned(),
            encoding: document.encoding.to_owned(),
            chars: text.chars(),
            text: options.include_text.then(|| document.text.clone()),
        },
        title: layout.title.as_ref().map(|title| quote(&text, title).0),
        speeches,
        citations: Vec::new(),
        incidents: Vec::new(),
        responsibilities: Vec::new(),
        sectors: Vec::new(),
        deadlines: Vec::new(),
        artefacts: text.artefacts().to_vec(),
        warnings,
    }
}

fn quote(text: &Text, stretch: &Stretch) -> (String, Span) {
    let span = text.span(stretch);
    (text.quote(&span), span)
}

fn speech_model(text: &Text, speech: &SpeechLayout, index: usize, options: &Options) -> Speech {
    let (title, title_span) = speech.title.as_ref().map(|title| quote(text, title)).unzip();
    let (salutation, salutation_span) = speech.salutation.as_ref().map(|stretch| quote(text, stretch)).unzip();
    let own = speech.date.as_ref().and_then(|((year, month, day), place)| Some((jiff::civil::Date::new(*year, *month, *day).ok()?, place)));
    let (reference, reference_origin) = match (options.date, &own) {
        (Some(date), _) => (Some(date), ReferenceOrigin::Option),
        (None, Some((date, _))) => (Some(*date), ReferenceOrigin::Document),
        (None, None) => (None, ReferenceOrigin::None),
    };
    let announcements: Vec<Announcement> = speech.announced.iter().map(|announced| announcement(text, announced)).collect();
    Speech {
        id: format!("s{}", index + 1),
        title,
        title_span,
        speaker: speech.speaker.as_ref().map(|speaker| quote(text, speaker).0),
        date: own.as_ref().map(|(date, _)| date.to_string()),
        date_span: own.as_ref().map(|(_, place)| text.span(place)),
        reference_date: reference.map(|date| date.to_string()),
        reference_origin,
        salutation,
        salutation_span,
        announces: announcements.first().filter(|_| speech.announces).cloned(),
        announcements,
        span: text.span(&speech.span),
        closing_span: speech.closing.as_ref().map(|closing| text.span(closing)),
        sections: sections(text, speech),
        directives: Vec::new(),
    }
}

fn announcement(text: &Text, announced: &Announced) -> Announcement {
    let (quoted, span) = quote(text, &announced.phrase);
    Announcement { count: announced.count, text: quoted, span }
}

/// The section tree, built from its leaves up: children stand behind their parents in the flat list.
fn sections(text: &Text, speech: &SpeechLayout) -> Vec<Section> {
    let mut children: Vec<Vec<Section>> = vec![Vec::new(); speech.sections.len() + 1];
    for (index, section) in speech.sections.iter().enumerate().rev() {
        let mut inside = std::mem::take(&mut children[index + 1]);
        inside.reverse();
        children[section.parent.map_or(0, |parent| parent + 1)].push(section_model(text, section, inside));
    }
    let mut roots = std::mem::take(&mut children[0]);
    roots.reverse();
    roots
}

fn section_model(text: &Text, section: &SectionLayout, children: Vec<Section>) -> Section {
    let (marker, marker_span) = quote(text, &section.marker);
    let (heading, heading_span) = section.heading.as_ref().map(|heading| quote(text, heading)).unzip();
    let announcements: Vec<Announcement> = section.announced.iter().map(|announced| announcement(text, announced)).collect();
    let lead = section.heading.is_none().then(|| lead(text, section)).flatten();
    Section {
        id: section.id.clone(),
        level: section.level,
        style: section.style,
        marker,
        marker_span,
        ordinal: section.ordinal,
        heading,
        heading_span,
        lead,
        announces: announcements.first().cloned(),
        announcements,
        span: text.span(&section.span),
        children,
    }
}

/// The first sentence of a section without a heading.
fn lead(text: &Text, section: &SectionLayout) -> Option<String> {
    let body = section.marker.end..section.span.end.max(section.marker.end);
    let words = text.slice(&body);
    let stop = words.find(['。', '！', '？', '\n']).unwrap_or(words.len());
    let sentence = crate::text::trim(text.canon(), &(body.start..body.start + stop));
    (!sentence.is_empty()).then(|| quote(text, &sentence).0)
}
