//! How one comes back to where one was: the next time, and when everything is read anew.

use super::opened::{Reading, View};
use super::page::Anchor;
use super::panes::Focus;
use super::reader::Reader;
use super::session::{Left, LeftAt, Session, name_of_view, name_of_way, view_named, way_named};
use super::sources::Sources;
use super::state::App;
use crate::story::{Desk, Story};

impl App {
    /// What is to be picked up the next time.
    #[must_use]
    pub fn session(&self) -> Session {
        Session {
            searches: self.finder.history().to_vec(),
            left: self.left(),
        }
    }

    fn left(&self) -> Left {
        // Who leaves before everything was read again was not anywhere else yet.
        if let Some(left) = &self.resuming {
            return left.clone();
        }
        let id = |at: usize| self.story.entries().get(at).map(|entry| entry.id.to_string());
        let panes = if self.pair.beside { 2 } else { 1 };
        let mut places: Vec<LeftAt> = Vec::new();
        for (article, place) in self.readers.iter().rev().flat_map(Reader::places) {
            let passage = match place {
                Anchor::Prose { passage, .. } => passage + 1,
                Anchor::Row(_) => 0,
            };
            let Some(article) = id(article) else { continue };
            places.retain(|old| old.article != article);
            if passage > 1 {
                places.push(LeftAt { article, passage });
            }
        }
        places.sort_by(|a, b| a.article.cmp(&b.article));
        Left {
            view: name_of_view(self.view).to_owned(),
            way: name_of_way(self.pair.way).to_owned(),
            focus: match self.focus {
                Focus::Sources => "sources",
                Focus::Reader(0) => "a",
                Focus::Reader(_) => "b",
            }
            .to_owned(),
            open: self.readers[..panes]
                .iter()
                .filter_map(|reader| id(reader.article?))
                .collect(),
            places,
        }
    }

    /// Takes in what was left, to be picked up as the articles come.
    pub fn resume(&mut self, session: Session) {
        self.finder.take_history(session.searches);
        self.resuming = Some(session.left).filter(|left| !left.is_empty());
        self.resume_found();
    }

    /// Goes back to where one was, when the articles are there and nobody has gone anywhere else.
    pub(super) fn resume_found(&mut self) {
        let Some(left) = &self.resuming else { return };
        let open: Vec<Option<usize>> = left.open.iter().map(|id| self.story.find(id)).collect();
        if open.iter().any(Option::is_none) && self.reading.is_some() {
            return;
        }
        let Some(left) = self.resuming.take() else { return };
        for place in &left.places {
            if let Some(article) = self.story.find(&place.article) {
                let place = Anchor::Prose {
                    passage: place.passage.saturating_sub(1),
                    at: 0,
                    shift: 0,
                };
                for reader in &mut self.readers {
                    reader.was_at(article, place);
                }
            }
        }
        let open: Vec<usize> = open.into_iter().flatten().collect();
        self.pair.beside = open.len() > 1;
        self.pair.way = way_named(&left.way);
        for (index, article) in open.into_iter().take(2).enumerate() {
            self.open(index, article);
        }
        let focus = match &*left.focus {
            "a" => Focus::Reader(0),
            "b" if self.pair.beside => Focus::Reader(1),
            _ => Focus::Sources,
        };
        self.set_focus(focus);
        self.select_open();
        match view_named(&left.view) {
            View::Presence => self.turn_presence(),
            view => self.view = view,
        }
    }

    /// Lets go of all articles, to read them anew and come back to where one is.
    pub fn begin_anew(&mut self) {
        let session = self.session();
        self.story = Story::default();
        self.desk = Desk::default();
        self.sources = Sources::default();
        self.readers = Default::default();
        self.compare = Default::default();
        self.figures = Default::default();
        self.timeline = Default::default();
        self.presence = Default::default();
        self.checks = Default::default();
        self.came_from = None;
        self.left_from = None;
        self.overlay = None;
        self.view = View::Read;
        self.stopped = false;
        self.reading = Some(Reading { done: 0, total: None });
        self.resume(session);
    }
}
