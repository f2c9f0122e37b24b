//! The pipeline: from a source text to its outline.

use jiff::civil::Date;

use crate::calendar;
use crate::extract::{self, Tools, citation, deadline, incident};
use crate::index;
use crate::lexicon::sector::{self, Sectors};
use crate::lexicon::{Dictionary, Segmenter};
use crate::model::{
    Actor, Announcement, Citation, Deadline, Directive, Incident, Outline, Quote, ReferenceOrigin, SCHEMA_VERSION, Section, Sector, Source,
    Speech, Warning,
};
use crate::read::Document;
use crate::structure::{self, Announced, SectionLayout, SpeechLayout};
use crate::text::{Span, Stretch, Text};

/// What an analysis is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Day that relative dates are counted from, instead of each speech's own.
    pub date: Option<Date>,
    /// Whether the outline carries the source text.
    pub include_text: bool,
}

/// Analyses documents, any number of them, from several threads at once.
#[derive(Debug)]
pub struct Analyzer {
    sectors: Option<Sectors>,
    dictionary: Dictionary,
}

impl Default for Analyzer {
    fn default() -> Analyzer {
        Analyzer::new(None)
    }
}

impl Analyzer {
    /// An analyser with a user's own sectors and words, or with the built-in ones alone.
    pub fn new(sectors: Option<Sectors>) -> Analyzer {
        let own = sectors.iter().flat_map(Sectors::own_words).map(str::to_owned).collect();
        Analyzer { sectors, dictionary: Dictionary::new(own) }
    }

    /// Reads the structure of a document and all that it says. Any text has an outline.
    pub fn analyze(&self, path: &str, document: &Document, options: &Options) -> Outline {
        self.study(path, document, options).outline
    }

    /// The same with what the outline was made from.
    pub fn study(&self, path: &str, document: &Document, options: &Options) -> Study<'_> {
        let text = Text::of(&document.text, document.paragraphs.clone(), &document.markup);
        let layout = structure::layout(&text);
        let segmenter = self.dictionary.segmenter(text.canon());
        let outline = outline(self, path, document, options, &text, &layout, &segmenter);
        Study { text, layout, segmenter, outline }
    }
}

/// An outline and what it was made from.
#[derive(Debug)]
pub struct Study<'a> {
    /// The text and its canonical view.
    pub text: Text,
    /// Its speeches and sections as stretches of the canonical view.
    pub layout: structure::Layout,
    /// A segmenter for the canonical view.
    pub segmenter: Segmenter<'a>,
    /// The outline.
    pub outline: Outline,
}

fn outline(
    analyzer: &Analyzer,
    path: &str,
    document: &Document,
    options: &Options,
    text: &Text,
    layout: &structure::Layout,
    segmenter: &Segmenter,
) -> Outline {
    let mut warnings = document.warnings.clone();
    if layout.speeches.is_empty() {
        warnings.push(Warning { kind: "empty_text".to_owned(), message: "the text is empty: there is no speech in it".to_owned() });
    }
    let sectors = analyzer.sectors.as_ref().unwrap_or(&sector::BUILT_IN);
    let incidents = incident::find(text.canon());
    let told: Vec<Stretch> = incidents.iter().filter(|incident| incident.told).map(|incident| incident.stretch.clone()).collect();
    let tools = Tools { canon: text.canon(), segmenter, sectors, told: &told };
    let speeches: Vec<Speech> = layout
        .speeches
        .iter()
        .enumerate()
        .map(|(index, speech)| speech_model(text, speech, index, options, &tools, &mut warnings))
        .collect();
    let directives = || speeches.iter().flat_map(|speech| &speech.directives);
    Outline {
        schema_version: SCHEMA_VERSION,
        id: None,
        input: None,
        source: Source {
            path: path.to_owned(),
            format: document.format.to_owned(),
            encoding: document.encoding.to_owned(),
            chars: text.chars(),
            text: options.include_text.then(|| document.text.clone()),
        },
        title: layout.title.as_ref().map(|title| quote(text, title).0),
        citations: citation::find(text.canon()).iter().map(|found| citation_model(text, found)).collect(),
        incidents: incidents.iter().map(|found| incident_model(text, layout, options, sectors, found)).collect(),
        responsibilities: index::responsibilities(directives()),
        sectors: index::sectors(directives()),
        deadlines: index::deadlines(directives()),
        speeches,
        grouping: None,
        artefacts: text.artefacts().to_vec(),
        warnings,
    }
}

fn quote(text: &Text, stretch: &Stretch) -> (String, Span) {
    let span = text.span(stretch);
    (text.quote(&span), span)
}

fn speech_model(text: &Text, speech: &SpeechLayout, index: usize, options: &Options, tools: &Tools, warnings: &mut Vec<Warning>) -> Speech {
    let (title, title_span) = speech.title.as_ref().map(|title| quote(text, title)).unzip();
    let (salutation, salutation_span) = speech.salutation.as_ref().map(|stretch| quote(text, stretch)).unzip();
    let own = speech.date.as_ref().and_then(|((year, month, day), place)| Some((Date::new(*year, *month, *day).ok()?, place)));
    let (reference, reference_origin) = match (options.date, &own) {
        (Some(date), _) => (Some(date), ReferenceOrigin::Option),
        (None, Some((date, _))) => (Some(*date), ReferenceOrigin::Document),
        (None, None) => (None, ReferenceOrigin::None),
    };
    let announcements: Vec<Announcement> = speech.announced.iter().map(|announced| announcement(text, announced)).collect();
    let id = format!("s{}", index + 1);
    let found = extract::directives(tools, speech, reference);
    if let Some(missing) = found.iter().flat_map(|directive| &directive.deadlines).find(|deadline| deadline.calendar_missing) {
        warnings.push(calendar_warning(&text.quote(&text.span(&missing.stretch))));
    }
    let directives = found
        .iter()
        .enumerate()
        .map(|(number, directive)| directive_model(text, speech, tools.sectors, format!("{id}-d{}", number + 1), directive))
        .collect();
    Speech {
        id,
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
        directives,
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
    let stop = words[..stop].trim_end_matches(['，', '；', '：', '、']).len();
    let sentence = crate::text::trim(text.canon(), &(body.start..body.start + stop));
    (!sentence.is_empty()).then(|| quote(text, &sentence).0)
}

fn calendar_warning(words: &str) -> Warning {
    let known = format!("{}–{}", calendar::first_year(), calendar::last_year());
    Warning {
        kind: "calendar_year_missing".to_owned(),
        message: format!("{words}: no official holiday notice is known for that year (known: {known}), so its days are left out"),
    }
}

fn directive_model(text: &Text, speech: &SpeechLayout, sectors: &Sectors, id: String, found: &extract::Directive) -> Directive {
    let (quoted, span) = quote(text, &found.stretch);
    let parts: Vec<(String, Span)> = found.action.iter().map(|part| quote(text, part)).collect();
    Directive {
        id,
        section: found.section.map(|section| speech.sections[section].id.clone()),
        text: quoted,
        span,
        modality: found.modality,
        trigger: found.trigger.as_ref().map(|trigger| quote(text, trigger)).map(|(text, span)| Quote { text, span }),
        action: parts.iter().map(|part| part.0.as_str()).collect::<Vec<_>>().join("，"),
        action_spans: parts.iter().map(|part| part.1).collect(),
        actors: found.actors.iter().map(|actor| actor_model(text, actor)).collect(),
        sectors: found.sectors.iter().map(|sector| sector_model(text, sectors, sector)).collect(),
        deadlines: found.deadlines.iter().map(|deadline| deadline_model(text, deadline)).collect(),
    }
}

fn actor_model(text: &Text, actor: &extract::Actor) -> Actor {
    let (quoted, span) = quote(text, &actor.name.stretch());
    let name = match actor.name.parts.as_slice() {
        [_] => quoted.clone(),
        parts => parts.iter().map(|part| quote(text, part).0).collect(),
    };
    Actor { name, text: quoted, role: actor.role, inherited: actor.inherited, span }
}

fn sector_model(text: &Text, sectors: &Sectors, found: &extract::SectorFound) -> Sector {
    let (quoted, span) = quote(text, &found.stretch);
    let row = sectors.row(found.sector);
    Sector { id: row.id.clone(), name: row.name.clone(), text: quoted, origin: found.origin, inherited: found.inherited, span }
}

fn deadline_model(text: &Text, found: &deadline::Found) -> Deadline {
    let (quoted, span) = quote(text, &found.stretch);
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    Deadline {
        text: quoted,
        kind: found.kind,
        start: day(found.start),
        end: day(found.end),
        duration: found.duration.clone(),
        working_days: found.working_days,
        span,
    }
}

fn citation_model(text: &Text, found: &citation::Found) -> Citation {
    let (quoted, span) = quote(text, &found.stretch);
    Citation {
        text: quoted,
        kind: found.kind,
        title: found.title.as_ref().map(|title| quote(text, title).0),
        number: found.number.clone(),
        span,
    }
}

fn incident_model(text: &Text, layout: &structure::Layout, options: &Options, sectors: &Sectors, found: &incident::Found) -> Incident {
    let (quoted, span) = quote(text, &found.stretch);
    let speech = layout.speeches.iter().find(|speech| speech.span.contains(&found.stretch.start));
    let own = speech.and_then(|speech| speech.date.as_ref()).and_then(|((year, month, day), _)| Date::new(*year, *month, *day).ok());
    let (year, month) = when(found, options.date.or(own));
    let sector = sectors.find(text.canon(), found.stretch.clone()).find(|hit| !hit.sectors.is_empty() && !hit.flags.department);
    Incident {
        text: quoted,
        kind: found.kind.map(str::to_owned),
        date: iso(year, month, found.date.day),
        place: found.place.as_ref().map(|place| quote(text, place).0),
        sector: sector.map(|hit| sectors.row(hit.sectors[0]).id.clone()),
        grade: found.grade.map(str::to_owned),
        deaths: found.deaths,
        injuries: found.injuries,
        serious_injuries: found.serious,
        missing: found.missing,
        direct_loss: found.loss,
        span,
    }
}

/// Year and month of an accident, as far as the text and the day of the speech tell them. What lies behind that day happened
/// the year before: 11月23日, said in February.
fn when(found: &incident::Found, reference: Option<Date>) -> (Option<i16>, Option<u32>) {
    let date = &found.date;
    // 清浦那场火灾 says no day at all; 上周四夜里 says one that is not worked out.
    let dated = found.dated || *date != incident::Date::default();
    let Some(reference) = reference.filter(|_| dated) else { return (date.year, date.month) };
    if date.last_month {
        let month = calendar::plus_months(reference.first_of_month(), -1);
        return (Some(month.year()), u32::try_from(month.month()).ok());
    }
    let today = (u32::from(reference.month().unsigned_abs()), u32::from(reference.day().unsigned_abs()));
    let ahead = date.month.is_some_and(|month| (month, date.day.unwrap_or(0)) > today);
    let ago = date.ago.unwrap_or(i16::from(ahead));
    (date.year.or(Some(reference.year() - ago)), date.month)
}

/// A date as far as it is known: 2024-01-17, --01-17, 2024.
fn iso(year: Option<i16>, month: Option<u32>, day: Option<u32>) -> Option<String> {
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => Some(format!("{year:04}-{month:02}-{day:02}")),
        (None, Some(month), Some(day)) => Some(format!("--{month:02}-{day:02}")),
        (Some(year), Some(month), None) => Some(format!("{year:04}-{month:02}")),
        (Some(year), None, None) => Some(format!("{year:04}")),
        _ => None,
    }
}
