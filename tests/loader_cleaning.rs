//! Which lines of a saved page go out and which stay: invented pages' lines, English and Spanish,
//! below or between the paragraphs of an article.

#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests are tests too.

use std::fs;

use cotejo::load::{Place, Request, all};
use cotejo::story::{Article, Reason};
use cotejo::text::Kind;

/// Loads one file of the given name and text.
fn load(name: &str, text: &str) -> Article {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    let story = all(&Request {
        places: vec![Place::Path(path)],
        ..Request::default()
    });
    story.article(0).unwrap().clone()
}

const ENGLISH: [&str; 3] = [
    "The harbour council said on Monday that the new pier would open two months late.",
    "Some 300 people had asked for a later date, among them the owners of 41 boats.",
    "Work on the pier began in the spring and has cost 12 million so far, it said.",
];
const SPANISH: [&str; 3] = [
    "El consejo del puerto dijo el lunes que el nuevo muelle abrirá con dos meses de retraso.",
    "Unas 300 personas habían pedido otra fecha, entre ellas los dueños de 41 barcos.",
    "Las obras del muelle empezaron en primavera y han costado 12 millones, según el texto.",
];

/// What became of a line that stands below the article's paragraphs.
fn below(prose: [&str; 3], line: &str) -> Result<Kind, Reason> {
    let text = format!("{}\n\n{}\n\n{}\n\n{line}\n", prose[0], prose[1], prose[2]);
    fate(&text, line)
}

/// What became of a line between the article's paragraphs.
fn between(prose: [&str; 3], line: &str) -> Result<Kind, Reason> {
    let text = format!("{}\n\n{}\n\n{line}\n\n{}\n", prose[0], prose[1], prose[2]);
    fate(&text, line)
}

fn fate(text: &str, line: &str) -> Result<Kind, Reason> {
    let article = load("page.txt", text);
    let at = u32::try_from(text.find(line).unwrap()).unwrap();
    let end = at + u32::try_from(line.len()).unwrap();
    let inside = |start: u32, stop: u32| start >= at && stop <= end;
    let kept = article.passages.iter().find(|passage| {
        let extent = passage.extent();
        inside(extent.start, extent.end)
    });
    match kept {
        Some(passage) => Ok(passage.kind),
        None => Err(article
            .removed
            .iter()
            .find(|removed| inside(removed.span.start, removed.span.end))
            .unwrap_or_else(|| panic!("{line} is lost"))
            .reason),
    }
}

/// Collects what went wrong, so that one run shows all of it.
fn hold(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn furniture_goes_out_with_its_reason() {
    let english = [
        ("Home | World | Sport", Reason::Navigation),
        ("| top | up | contact |", Reason::Navigation),
        ("Skip to main content", Reason::Navigation),
        ("Home News Sport Business Culture", Reason::Navigation),
        ("Share on FacebookTweet this", Reason::Share),
        ("Share Tweet Email Print", Reason::Share),
        ("Click to share on X (Opens in new window)", Reason::Share),
        ("What do you think?", Reason::Comment),
        ("Leave a Reply", Reason::Comment),
        ("23 Comments", Reason::Comment),
        ("Sign up for our free daily newsletter.", Reason::Subscribe),
        ("Follow us on Instagram and Threads", Reason::Subscribe),
        (
            "We use cookies to make this site work better for you, and to count visits.",
            Reason::Subscribe,
        ),
        ("ADVERTISEMENT", Reason::Teaser),
        ("Read more: Ten piers that never opened", Reason::Teaser),
        ("Related stories", Reason::Teaser),
        ("Image not found or type unknown", Reason::Image),
        ("[Image: a pier at dusk]", Reason::Image),
        ("Click to enlarge", Reason::Image),
        ("Print this article", Reason::Link),
        ("Click here for original article", Reason::Link),
        ("https://harbour.example/news/2024/pier", Reason::Address),
        ("<https://harbour.example/news/2024/pier>", Reason::Address),
        (r"$\frac{https://harbour.example/a/b}{pier}$", Reason::Address),
        (
            "This entry was posted in Harbour. Bookmark the permalink.",
            Reason::Filing,
        ),
        ("Filed under: Harbour, Boats", Reason::Filing),
        ("Tags: harbour, pier, boats", Reason::Filing),
        ("© 2024 The Harbour Paper. All rights reserved.", Reason::Legal),
        ("Published on May 3, 2024", Reason::Masthead),
        ("Reporting by Jane Doe; Editing by John Roe", Reason::Byline),
        ("* * *", Reason::Rule),
        ("———————", Reason::Rule),
    ];
    let spanish = [
        ("Inicio » Noticias » Sociedad", Reason::Navigation),
        ("Ir al contenido", Reason::Navigation),
        ("Compartir en Facebook Twitter WhatsApp", Reason::Share),
        ("¿Qué opinas?", Reason::Comment),
        ("Deja un comentario", Reason::Comment),
        ("Su dirección de correo no será publicada.", Reason::Comment),
        ("Suscríbete a nuestro boletín", Reason::Subscribe),
        (
            "Únete a nuestro canal de Telegram para recibir más noticias.",
            Reason::Subscribe,
        ),
        (
            "Este sitio web utiliza cookies para mejorar su navegación.",
            Reason::Subscribe,
        ),
        ("PUBLICIDAD", Reason::Teaser),
        ("Lea también: Diez muelles que nunca abrieron", Reason::Teaser),
        ("Te puede interesar", Reason::Teaser),
        ("Imagen no disponible", Reason::Image),
        ("Imprimir", Reason::Link),
        ("Ver artículo original", Reason::Link),
        ("Etiquetas: puerto, muelle", Reason::Filing),
        ("Archivado en: Puerto", Reason::Filing),
        ("Todos los derechos reservados.", Reason::Legal),
        ("Publicado el 3 de mayo de 2024", Reason::Masthead),
        ("Por María de la Vega", Reason::Byline),
    ];
    let english = english.map(|(line, reason)| (ENGLISH, line, reason));
    let spanish = spanish.map(|(line, reason)| (SPANISH, line, reason));
    let mut wrong = Vec::new();
    for (prose, line, reason) in english.into_iter().chain(spanish) {
        let found = below(prose, line);
        if found != Err(reason) {
            wrong.push(format!("{line}: {found:?}, not out for {reason:?}"));
        }
    }
    hold(&wrong);
}

#[test]
fn prose_stays_whatever_it_is_about() {
    let english = [
        "Copyright law was changed in 2021, and 14 publishers have sued since, the court said.",
        "“We use what we have,” she said, and gave the figure of 300 boats.",
        "Follow the money, the auditor told the council, and named 12 accounts.",
        "By Friday the council had agreed to pay 40,000 to each of the nine owners.",
        "Comments by the minister moved the price to 81 dollars a barrel on Monday.",
        "Facebook, X and Telegram removed 1,200 accounts in May, the three firms said.",
        "The post office closed in 2019, and 300 people signed a petition.",
        "Tags worth 2,000 dollars were fixed to 41 boats, the harbour master said.",
        "Print runs fell by 12 per cent to 40,000 copies, said the publisher.",
        "More than 300 people came.",
        "He paid $1.2bn and kept $3.",
        "By continuing the work, the firm broke the law, the court found in 2022.",
        "No part of this country has seen so much rain since 1954, the service said.",
        "Source of the fire was a stove, the report said, and 8 houses burned.",
        "Advertisement spending rose to 2.1 billion last year, according to the agency.",
        "Image recognition was used at 41 gates, the port authority said in a note.",
    ];
    let spanish = [
        "Los comentarios del ministro hicieron subir el precio a 81 dólares el lunes.",
        "Queda prohibida la venta de alcohol en 14 municipios, anunció el gobierno.",
        "Compartir el agua entre los 41 pueblos será difícil, dijo el alcalde.",
        "Por otra parte, 300 vecinos pidieron otra fecha, según el periódico local.",
        "Publicado en 2019, el informe citaba 23 casos y pedía 4 millones.",
        "—No, dijo el patrón, somos 41 barcos.",
        "Además: faltan 12 millones para terminar el muelle, recordó el consejo.",
        "La foto de los 41 barcos dio la vuelta al mundo en 2021.",
        "Fuentes del puerto hablaron de 12 heridos y 3 desaparecidos, sin dar nombres.",
        "Suscribieron el acuerdo 14 países, entre ellos tres de la región.",
    ];
    let english = english.map(|line| (ENGLISH, line));
    let spanish = spanish.map(|line| (SPANISH, line));
    let mut wrong = Vec::new();
    for (prose, line) in english.into_iter().chain(spanish) {
        let found = between(prose, line);
        if found != Ok(Kind::Paragraph) {
            wrong.push(format!("{line}: {found:?}"));
        }
    }
    hold(&wrong);
}

#[test]
fn captions_headings_quotations_and_lists_are_kept_as_what_they_are() {
    let mut wrong = Vec::new();
    for (line, kind) in [
        ("# A heading", Kind::Heading),
        ("**A bold line alone**", Kind::Heading),
        ("What happens next", Kind::Heading),
        ("> The pier is ours, she said.", Kind::Quote),
        ("- Boats: 41", Kind::List),
        ("• Boats: 41", Kind::List),
        ("1. Boats: 41", Kind::List),
        ("*The pier in spring. Photo: Jo Roe*", Kind::Caption),
        ("Photo: the pier in spring, by Jo Roe", Kind::Caption),
        ("The pier in spring. REUTERS/Jo Roe/File Photo", Kind::Caption),
        ("El muelle en primavera. Foto: Archivo", Kind::Caption),
    ] {
        let found = between(ENGLISH, line);
        if found != Ok(kind) {
            wrong.push(format!("{line}: {found:?}, not {kind:?}"));
        }
    }
    hold(&wrong);
}

#[test]
fn headlines_of_other_articles_go_with_their_label() {
    let text = format!(
        "{}\n\n{}\n\n{}\n\nMost read\n\nTen piers that never opened\n\nThe winter boats are back\n",
        ENGLISH[0], ENGLISH[1], ENGLISH[2]
    );
    let article = load("page.txt", &text);
    assert_eq!(article.passages.len(), 3);
}

#[test]
fn a_table_keeps_its_figures() {
    let text = format!(
        "{}\n\n| Year | Boats |\n|---|---|\n| 2014 | 52 |\n| 2024 | 41 |\n\n{}\n",
        ENGLISH[0], ENGLISH[1]
    );
    let article = load("page.md", &text);
    let rows: Vec<String> = (1..4).map(|at| article.passage(at).into_owned()).collect();
    assert_eq!(rows, ["Year | Boats", "2014 | 52", "2024 | 41"]);
}

#[test]
fn wrapped_lines_are_joined_and_verse_is_not() {
    let wrapped = "The harbour council said on Monday that the new pier would open two\n\
        months late, because the stone that had been ordered for it in spring\n\
        had not come, and because two of the three cranes stood still.\n\n\
        Some 300 people had asked for a later date, among them the owners of\n\
        41 boats.\n";
    let article = load("page.txt", wrapped);
    assert_eq!(article.passages.len(), 2);
    assert!(article.passage(0).contains("open two months late"));
    let verse = format!(
        "{}\n\nI saw the foam arise\nupon the darkened stone,\nand saw the boats go by\n\
         that never came back home\n\n{}\n",
        ENGLISH[0], ENGLISH[1]
    );
    let article = load("page.txt", &verse);
    assert_eq!(article.passages.len(), 3);
    assert_eq!(article.passage(1).lines().count(), 4);
    let bare = ENGLISH.join("\n");
    assert_eq!(load("page.txt", &bare).passages.len(), 3);
}
