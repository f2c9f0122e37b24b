//! What a speech says: directives with their parties, sectors and deadlines; citations and incidents.

mod action;
pub mod citation;
mod context;
mod cursor;
pub mod deadline;
mod directive;
pub mod incident;
mod inherit;
mod party;
mod scene;
mod sector;
mod sentence;

use jiff::civil::Date;

use crate::lexicon::sector::Sectors;
use crate::lexicon::{Segmenter, Token};
use crate::model::{DeadlineKind, Modality, Role};
use crate::structure::SpeechLayout;
use crate::text::Stretch;
use inherit::Carrier;
pub use party::Name;
use scene::Scene;
pub use sector::Found as SectorFound;
use sentence::Sentence;

/// A directive as stretches of the canonical view.
#[derive(Debug, Clone)]
pub struct Directive {
    /// Where it stands.
    pub stretch: Stretch,
    /// Index of its section.
    pub section: Option<usize>,
    /// How binding it is.
    pub modality: Modality,
    /// The word that makes it so.
    pub trigger: Option<Stretch>,
    /// The requirement by itself.
    pub action: Vec<Stretch>,
    /// Who has to act.
    pub actors: Vec<Actor>,
    /// Fields of work.
    pub sectors: Vec<SectorFound>,
    /// When.
    pub deadlines: Vec<deadline::Found>,
}

/// A party of a directive.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Its name.
    pub name: Name,
    /// Its role.
    pub role: Role,
    /// Whether it was named outside the directive.
    pub inherited: bool,
    /// Whether it stands in a bracket or field.
    pub field: bool,
}

/// What extraction works with.
pub struct Tools<'a> {
    /// The canonical view.
    pub canon: &'a str,
    /// Segmenter for it.
    pub segmenter: &'a Segmenter<'a>,
    /// Taxonomy with its words.
    pub sectors: &'a Sectors,
    /// Where accidents are told, in order.
    pub told: &'a [Stretch],
}

impl Tools<'_> {
    /// Whether an accident is told in a stretch: what stands there sets no task.
    fn tells(&self, stretch: &Stretch) -> bool {
        let next = self.told.partition_point(|accident| accident.end <= stretch.start);
        self.told.get(next).is_some_and(|accident| accident.start < stretch.end)
    }
}

/// All directives of a speech, in order.
pub fn directives(tools: &Tools, layout: &SpeechLayout, reference: Option<Date>) -> Vec<Directive> {
    let settings = context::settings(tools.canon, layout);
    let sentences = sentence::sentences(tools.canon, layout);
    let opening_end = opening_end(layout);
    let (handed_down, fields) = of_headings(tools, layout);
    let mut carrier = Carrier::new(tools.canon, layout, handed_down);
    let mut found: Vec<Directive> = Vec::new();
    let mut chain = None;
    let mut tale = None;
    for sentence in &sentences {
        let setting = sentence.section.map_or(context::Setting::Tasks, |section| settings[section]);
        let setting = if setting == context::Setting::Facts && context::turns_to_all(&tools.canon[sentence.stretch.clone()]) {
            context::Setting::Reasons
        } else {
            setting
        };
        let told = tools.tells(&sentence.stretch);
        let told_before = tale == Some(sentence.piece);
        tale = if told || told_before && chain != Some(sentence.piece) { Some(sentence.piece) } else { None };
        let announces = context::announces_only(&tools.canon[sentence.stretch.clone()]);
        // What tells and announces nothing needs no closer look.
        if (told || setting == context::Setting::Facts) && !announces {
            chain = chain.filter(|piece| *piece == sentence.piece);
            carrier.enter(sentence);
            continue;
        }
        let words = tools.segmenter.tokens_in(tools.canon, &sentence.stretch);
        let deadlines = deadline::find(tools.canon, &sentence.stretch, reference);
        let scene = Scene::new(tools.canon, &sentence.stretch, &words, &deadlines);
        let opening = sentence.section.is_none() && opening_end.is_some_and(|end| sentence.stretch.start < end);
        let situation = directive::Situation {
            setting,
            chain: chain == Some(sentence.piece),
            opening,
            closing: sentence.closing,
            tale: told_before,
            reference,
        };
        let drafts = if told { Vec::new() } else { directive::read(&scene, sentence, &situation) };
        chain = if drafts.is_empty() { chain.filter(|piece| *piece == sentence.piece) } else { Some(sentence.piece) };
        carrier.enter(sentence);
        if drafts.is_empty() && announces {
            // 各单位要衔接好三个环节: a lead-in that sets no task hands its party on to its list.
            let clauses = sentence::clauses(tools.canon, &sentence.stretch);
            carrier.lead(scene.mentions(&clauses, &sentence.stretch, false));
        }
        for draft in drafts {
            let directive = build(tools, &fields, &scene, sentence, draft, &mut carrier);
            hand_back(&mut found, &directive);
            found.push(directive);
        }
    }
    found
}

/// Where the opening of a speech with sections ends: at the first of them, or behind 下面，我讲四点意见, for the points may
/// have no numbers and a list may stand far behind in one of them.
fn opening_end(layout: &SpeechLayout) -> Option<usize> {
    let first = layout.sections.iter().find(|section| section.parent.is_none() && !section.opening)?.span.start;
    let own = layout.announced.first().filter(|_| layout.announces).map(|own| own.phrase.end);
    Some(own.map_or(first, |own| own.min(first)))
}

/// The parties that each section's heading hands down to it, and the fields that headings name.
fn of_headings<'a>(tools: &Tools, layout: &'a SpeechLayout) -> (Vec<Option<Vec<Name>>>, Fields<'a>) {
    let field = |tokens: &[Token], heading: &Stretch| sector::Heading::read(tools.canon, tools.sectors, tokens, heading);
    let read = |heading: &Stretch| {
        let tokens = tools.segmenter.tokens_in(tools.canon, heading);
        (Scene::new(tools.canon, heading, &tokens, &[]).of_heading(heading), field(&tokens, heading))
    };
    let (parties, headings) = layout.sections.iter().map(|section| section.heading.as_ref().map(read).unzip()).unzip::<_, _, Vec<_>, _>();
    let alone = |heading: &Stretch| field(&tools.segmenter.tokens_in(tools.canon, heading), heading);
    let unnumbered = layout.unnumbered.iter().map(alone).collect();
    let title = layout.title.as_ref().map(alone);
    (parties.into_iter().map(Option::flatten).collect(), Fields { layout, headings, unnumbered, title })
}

/// Fields that close an item name the parties of its directives before them that have none.
fn hand_back(found: &mut [Directive], directive: &Directive) {
    let fields: Vec<Actor> =
        directive.actors.iter().filter(|actor| actor.field).map(|actor| Actor { inherited: true, ..actor.clone() }).collect();
    if fields.is_empty() || directive.section.is_none() {
        return;
    }
    let same = |earlier: &&mut Directive| earlier.section == directive.section && earlier.actors.is_empty();
    for earlier in found.iter_mut().rev().take_while(same).filter(|earlier| earlier.modality != Modality::Sanction) {
        earlier.actors.clone_from(&fields);
    }
}

fn build(tools: &Tools, fields: &Fields, scene: &Scene, sentence: &Sentence, draft: directive::Draft, carrier: &mut Carrier) -> Directive {
    let mentions = scene.mentions(&draft.clauses, &draft.stretch, draft.modality == Modality::Sanction);
    let actors = carrier.actors(&draft, mentions);
    let parties: Vec<(Vec<Stretch>, bool)> =
        actors.iter().filter(|actor| !actor.inherited).map(|actor| (actor.name.parts.clone(), actor.field)).collect();
    let headings = fields.around(sentence);
    let deadlines: Vec<deadline::Found> = directive::deadlines_in(scene.deadlines, &draft.stretch).cloned().collect();
    // 校车发车前 says what it is about too; 国庆, 开学前 and 台风登陆前 only say when.
    let says = |deadline: &&deadline::Found| {
        let text = &tools.canon[deadline.stretch.clone()];
        deadline.kind != DeadlineKind::By || deadline.end.is_some() || text.chars().count() <= 4 || text.starts_with("台风")
    };
    let times: Vec<Stretch> = deadlines.iter().filter(says).map(|deadline| deadline.stretch.clone()).collect();
    let previous = carrier.previous_sectors(&actors);
    let evidence = sector::Evidence {
        canon: tools.canon,
        sectors: tools.sectors,
        tokens: scene.tokens,
        stretch: &draft.stretch,
        parties: &parties,
        deadlines: &times,
        headings: &headings,
        title: fields.title.as_ref(),
        previous: previous.as_deref(),
    };
    let sectors = sector::read(&evidence);
    carrier.pass_sectors(&sectors);
    let action = action::read(tools.canon, &draft, &actors, &deadlines);
    Directive {
        stretch: draft.stretch,
        section: sentence.section,
        modality: draft.modality,
        trigger: draft.trigger,
        action,
        actors,
        sectors,
        deadlines,
    }
}

/// The fields that the headings of a speech name.
struct Fields<'a> {
    layout: &'a SpeechLayout,
    /// By section.
    headings: Vec<Option<sector::Heading>>,
    /// Of the headings without numbers.
    unnumbered: Vec<sector::Heading>,
    title: Option<sector::Heading>,
}

impl Fields<'_> {
    /// Those of the headings around a sentence, innermost first.
    fn around(&self, sentence: &Sentence) -> Vec<&sector::Heading> {
        let mut found = Vec::new();
        let mut at = sentence.section;
        while let Some(index) = at {
            found.extend(&self.headings[index]);
            at = self.layout.sections[index].parent;
        }
        let above = self.layout.unnumbered.partition_point(|heading| heading.start <= sentence.stretch.start);
        found.extend(above.checked_sub(1).and_then(|index| self.unnumbered.get(index)));
        found
    }
}
