use super::to_text;
use proptest::prelude::*;

fn check(html: &str, want: &str) {
    assert_eq!(to_text(html), want, "{html}");
}

#[test]
fn blocks_lines_and_white_space() {
    check("<h1>Wall</h1><p>One\n  two.</p><p>Three.</p>", "Wall\n\nOne two.\n\nThree.");
    check("<p>One<p>Two</p>Three", "One\n\nTwo\n\nThree");
    check("a<br>b<br><br><br>c", "a\nb\n\nc");
    check("<div>a</div><div><br></div><div>b</div><div>c", "a\n\nb\nc");
    check("<b>Zo</b>ë <i> Li</i> , <p> ", "Zoë Li ,");
    check("one</p>two</br>three<hr>four", "one\n\ntwo\nthree\n\nfour");
    check("<pre>a\n  b\n\nc</pre>", "a\nb\n\nc");
    check("<p style='white-space: pre-wrap'>a\nb<span style='white-space:normal'>\nc", "a\nb c");
    check("<pre><b>a\nb</b></pre>c\nd", "a\nb\n\nc d");
}

#[test]
fn entities_and_invisible_characters() {
    check(
        "&ldquo;Caf&eacute;&rdquo; &amp; &#8364;3&nbsp;m &nosuchname; &lt;b&gt;",
        "“Café” & €3\u{a0}m &nosuchname; <b>",
    );
    check("<p>&nbsp;</p>North&shy;gate\u{200b} Council&nbsp; said&nbsp;</p>", "Northgate Council said");
    check("\u{feff}💩 👩‍👩‍👧 שלום", "💩 👩‍👩‍👧 שלום");
}

#[test]
fn lists_and_tables() {
    check(
        "<p>For:</p><ul><li>Li</li> <li><p>Ruiz</p></li><li></li></ul><p>End",
        "For:\n\n• Li\n• Ruiz\n\nEnd",
    );
    check("<ol start=3><li>a<li>b<ul><li>c</ul><li>d</ol>", "3. a\n4. b\n• c\n5. d");
    check("<li>loose", "• loose");
    check(
        "<table><tr><th>Ward<th>For<tr><td></td><td><p>3</p></td><td> 4 </td><td></td></tr></table>x",
        "Ward\tFor\n3\t4\n\nx",
    );
    check("<dl><dt>Who<dd>Li<dt>When<dd>Friday</dl>", "Who\nLi\nWhen\nFriday");
}

#[test]
fn quotations_get_their_marks() {
    check(
        "He said <q>no</q>.<blockquote>“Yes.”<footer>Li</footer></blockquote>",
        "He said “no”.\n\n“Yes.”\n\nLi",
    );
}

#[test]
fn what_is_no_part_of_the_article_goes() {
    check("a<script>if (1 < 2) alert('<p>')</script><style>p{}</style><!-- x > y -->b<![if x]>c", "abc");
    check("a<nav><ul><li>Home</ul></nav>b<button>Share</button> c<svg><title>x</title></svg>", "a\nb c");
    check("a<div class='c-shareBar'>Share <a href=x>on X</a></div>b", "a\nb");
    check(
        "<span class=sr-only>opens in a new window</span>a<i hidden>b</i><i style='display:none'>c</i>",
        "a",
    );
    check("a <a href='https://www.facebook.com/sharer.php?u=x'>Facebook</a>b", "a b");
    check("<form><label>Your e-mail<input></label></form>a<del>b</del>", "a");
    check(
        "<title>t</title><head><meta charset=x><title>t</title></head><body hidden>a<p hidden>b<p>c",
        "a\n\nc",
    );
}

#[test]
fn near_misses_stay() {
    check("<p>Shares fell. <a class=share-price href=x>ANL</a> lost 3 %.", "Shares fell. ANL lost 3 %.");
    check("<article class='tag-social has-related'>a</article>", "a");
    check("<header><h1>a</h1></header>b", "a\n\nb");
    check("<p aria-hidden=false>a<s>b</s> <ins>c</ins>", "ab c");
    let article = "The council voted on Tuesday to build a wall along the river. ".repeat(12);
    check(&format!("<form><div class=social-main><p>{article}</p></div></form>"), article.trim());
    let links = format!("<a href=x>{article}</a>").repeat(3);
    check(&format!("a<div class=related>{links}</div>"), "a");
}

#[test]
fn a_doubtful_block_is_kept_where_nothing_else_is() {
    check("<div class=social-post>Wall agreed.</div>", "Wall agreed.");
    check("<nav>Home</nav>", "");
    check("", "");
}

#[test]
fn broken_markup_is_read_to_its_end() {
    check("<p>a<b>b<p>c</b>d</i></div>e", "ab\n\ncd\ne");
}

/// What a word processor puts on the clipboard: conditional comments, its own elements, list marks as text.
#[test]
fn from_word() {
    check(
        "<html xmlns:o='urn:x'><head><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=EN-GB>\
         <!--StartFragment--><p class=MsoNormal><b><span lang=EN-GB>Council backs\r\n flood wall<o:p></o:p></span></b></p>\r\n\
         <p class=MsoNormal><span>&nbsp;<o:p></o:p></span></p>\
         <p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>\
         <span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>Work starts in March</p>\
         <p style='mso-list:none'>It rained.<span class=MsoCommentReference>[A1]</span></p>\
         <div style='mso-element:comment-list'><p class=MsoCommentText>Check this</p></div><!--EndFragment--></body></html>",
        "Council backs flood wall\n\n• Work starts in March\n\nIt rained.",
    );
}

/// What an editor in the browser puts there: one wrapper, styles on every word, paragraphs in items.
#[test]
fn from_an_editor_in_the_browser() {
    check(
        "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><h1 dir=\"ltr\"><span style=\"white-space:pre-wrap;\">Flood wall</span></h1>\
         <p dir=\"ltr\"><span style=\"white-space:pre-wrap;\">“We won,” said </span><span style=\"font-weight:700;white-space:pre-wrap;\">Li</span><span>.</span></p><br />\
         <ol><li dir=\"ltr\" aria-level=\"1\"><p dir=\"ltr\" role=\"presentation\"><span>March</span></p></li>\
         <li dir=\"ltr\"><p role=\"presentation\">May</p></li></ol></b><br class=\"Apple-interchange-newline\">",
        "Flood wall\n\n“We won,” said Li.\n\n1. March\n2. May",
    );
}

/// A whole page of a newspaper, as saved to a file.
#[test]
fn from_a_page() {
    check(
        "<!DOCTYPE html><html><head><title>Wall - Post</title><script>var a='</p>';</script></head><body class='single share-on'>\
         <a class='skip-link sr-only' href='#main'>Skip to content</a><header role=banner><a href=/>Post</a></header>\
         <main><article><header><h1>Wall agreed</h1><p class=byline>By Ana Ruiz</p></header>\
         <ul class=social-links><li><a href=https://x.com/intent/tweet>X</a></ul>\
         <figure><img alt='the river'><figcaption>The Aske. Ann Smith</figcaption></figure>\
         <p>It is agreed.</p><aside><h2>Read next</h2><a href=x>Dam fails</a></aside><p>Work starts soon.</p>\
         <div id=newsletterSignup>Sign up!</div></article></main>\
         <section id=comments><p>First!</p></section><footer>© Post</footer></body></html>",
        "Wall agreed\n\nBy Ana Ruiz\n\nThe Aske. Ann Smith\n\nIt is agreed.\n\nWork starts soon.",
    );
}

fn pieces() -> impl Strategy<Value = String> {
    const PIECES: [&str; 32] = [
        "<p>",
        "</p>",
        "<div class=share>",
        "</div>",
        "<nav>",
        "</nav>",
        "<ul>",
        "<ol start=9>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<b>",
        "</b>",
        "<br>",
        "<q>",
        "</q>",
        "<pre>",
        "</pre>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&amp",
        "&#x1F4A9;",
        "\u{a0}",
        " a ",
        "\n",
        "<p style='mso-list:l0'>",
        "<a href='",
    ];
    let piece = prop_oneof![9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_and_laid_out(html in pieces()) {
        let text = to_text(&html);
        prop_assert_eq!(text.trim(), &text);
        prop_assert!(!text.contains("\n\n\n"), "{:?}", text);
    }

    #[test]
    fn text_without_markup_stays(words in "[a-zë“”💩 ]{0,40}") {
        let want = words.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(to_text(&words), want);
    }
}

/// How much longer one page of 200 kB takes than ten of 20 kB: about as long where cost is linear, ten times as long where
/// it is quadratic. Both take long enough for a busy machine to hold both up alike; the best of some tries counts.
fn excess(piece: &str) -> f64 {
    let (small, large) = (piece.repeat(20_000 / piece.len()), piece.repeat(200_000 / piece.len()));
    let time = |html: &str, times: usize| {
        let start = std::time::Instant::now();
        (0..times).for_each(|_| drop(to_text(html)));
        start.elapsed().as_secs_f64()
    };
    let tries = (0..8).map(|_| time(&large, 1) / time(&small, 10));
    tries.fold(f64::INFINITY, f64::min)
}

#[test]
fn hostile_pages_cost_linear_time() {
    let pieces = [
        "<",
        "<p>",
        "<b>",
        "</b>",
        "<b></i>",
        "<div class=share>",
        "<nav>",
        "<ul><li>",
        "<td>a",
        "&a",
        "&ampa",
        "<!--",
        "<a href=",
        "<p hidden class=a>",
        "<q>",
        " ",
        "<b a=1 ",
        "<script>",
        "<!-- --!>",
        "<![CDATA[",
        "<div class=a-",
        "a-B",
    ];
    for piece in pieces {
        let excess = excess(piece);
        assert!(excess < 4.0, "{piece:?}: 200 kB take {excess} times as long as ten times 20 kB");
    }
}
