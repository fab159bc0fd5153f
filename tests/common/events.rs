//! A story in three short articles for tests of the view of events, and what is asked of the view there.
#![allow(dead_code, reason = "each test uses its part")]

use cotejo::app::App;
use cotejo::app::timeline::rows::{Item, what_in_full};

use crate::common::{press, story};

pub(crate) const HARBOUR: &str = "\
The harbour opens

Port Agency | Monday, 20 May 2024

The new harbour was opened on 8 May 2022, the mayor recalled.

Ferries have sailed to the islands since March 2023. A storm broke the mole in 2021.

Divers will look at the wreck this Friday.
";

const TRAIN: &str = "\
El tren llega al norte

Diario del Norte | 12 de septiembre de 2023

El tren llegó al norte el 3 de junio de 2023, según el ministerio.

La estación de San Juan cerró en abril de 2023.
";

const BRIDGE: &str = "\
A bridge in the hills

Painters closed the bridge this weekend.

Goats were counted in the hills in early 2023. On 8 May 2022 a choir sang at the fair.
";

/// Three sources that tell of different things.
pub(crate) fn three(size: (u16, u16)) -> App {
    let mut app = story(
        &[
            ("bridge.txt", BRIDGE),
            ("harbour.txt", HARBOUR),
            ("train.txt", TRAIN),
        ],
        size,
    );
    press(&mut app, "t");
    app
}

/// The first words of each row.
pub(crate) fn told(app: &App) -> Vec<String> {
    let words = |item: &Item| what_in_full(*item, &app.story);
    app.timeline.rows().iter().map(words).collect()
}

pub(crate) fn row_of(app: &App, words: &str) -> usize {
    told(app).iter().position(|told| told.contains(words)).unwrap()
}

/// Selects the row that tells of this.
pub(crate) fn select(app: &mut App, words: &str) {
    let row = row_of(app, words);
    press(app, "g");
    press(app, &"j".repeat(row));
    assert_eq!(app.timeline.row(), row);
}
