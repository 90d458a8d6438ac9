// @ts-check
/** English. Every string of the page stands here; the other languages have the same keys. */

/** @type {import('../js/i18n.js').Messages} */
const messages = {
  // The frame
  skip: 'Skip to the article', title: 'Title', published: 'Published', actions: 'Article', open: 'Open', edit: 'Edit text',
  find: 'Find', view: 'View', export: 'Export', help: 'Keyboard and help', leftPanel: 'Labels and entities', details: 'Details',
  resizeSheet: 'Resize the details', close: 'Close', private: 'Nothing leaves this page', analysis: 'Analysis', stop: 'Stop',
  text: 'Text', article: 'Annotated article', textFiles: 'Text files', dismiss: 'Dismiss',
  // Writing
  hello: 'Paste a news article.', tagline: 'See who, when, and who said what. It is read on this machine; nothing leaves the page.',
  articleText: 'Article text', placeholder: 'Paste or type here, or drop a text file anywhere', read: 'Read it annotated',
  doneHint: 'Ctrl + Enter', trySample: 'Or try one of ours', recent: 'Earlier articles', dropHere: 'Drop the text here',
  sampleAgency: 'Agency story', sampleInterview: 'Interview', sampleCourt: 'Court report',
  // Labels
  labels: 'Labels', entities: 'Entities', hideAll: 'Hide all', sortBy: 'Sort by', sortCount: 'Most named', sortFirst: 'First named',
  sortName: 'A–Z', filter: 'Filter…', filterEntities: 'Filter entities', more: 'Show {n} more', noMatch: 'No entity has “{text}” in it.',
  label_person: 'Person', label_organization: 'Organization', label_place: 'Place', label_group: 'Group', label_event: 'Event',
  label_work: 'Work', label_law: 'Law', label_product: 'Product', label_money: 'Money', label_percent: 'Percent',
  label_quantity: 'Quantity', label_date: 'Date', label_quote: 'Quote',
  // Details
  inspect: 'Inspect', quotes: 'Quotes', timeline: 'Timeline', figures: 'Figures',
  inspectTip: 'Click any mark in the text to see what it is and why it was found.',
  inspectKeys: 'By keyboard: J and K go from mark to mark.',
  tipEntity: 'A name: who or what', tipDate: 'A date or a length of time', tipQuote: 'Words that somebody said',
  foundBy: 'Found by', byModel: 'trained model', byRule: 'rule “{rule}”', byPerson: 'a person', sureness: '{score} sure',
  name: 'Name', mentions: 'Mentions', mentionOf: '{i} of {n}', previousMention: 'Previous mention', nextMention: 'Next mention',
  knownAs: 'Wikidata', related: 'Belongs to', amount: 'Amount', alsoHere: 'Also here', inText: 'In the text',
  value: 'Value', means: 'Means', kind: 'Kind', inferred: 'Worked out', otherReadings: 'Or else',
  inferredFrom: '{parts}, from the published date', part_year: 'year', part_month: 'month', part_day: 'day', part_week: 'week',
  type_DATE: 'date', type_TIME: 'time', type_DURATION: 'length of time', type_SET: 'repeated time',
  speaker: 'Speaker', speakerUnknown: 'Speaker unknown', cue: 'Said with',
  direct: 'direct', mixed: 'partly quoted', indirect: 'reported', continues: 'Goes on from', continued: 'Goes on in',
  previousAnnotation: 'Previous', nextAnnotation: 'Next',
  // Lists
  noQuotes: 'No quotations were found in this text.', noDates: 'No dates were found in this text.',
  noFigures: 'No sums, shares or measures were found in this text.', nobody: 'Nobody named',
  quoteCount: { one: '{n} quote', other: '{n} quotes' }, zoomIn: 'Zoom in', zoomOut: 'Zoom out', zoomFit: 'Whole span',
  publishedOn: 'Published', undated: 'Not on the calendar', drawnTimeline: 'Dates drawn to scale', asWritten: 'As written', inFigures: 'In figures',
  // Status
  words: { one: '{n} word', other: '{n} words' }, marks: { one: '{n} mark', other: '{n} marks' }, took: '{ms} ms',
  part: 'first part shown, the rest is coming', stopped: 'Analysis stopped', again: 'Analyse again', failed: 'Not analysed',
  stage_segments: 'Sentences…', stage_dates: 'Dates…', stage_quotes: 'Quotations…', stage_mentions: 'Names…',
  stage_entities: 'Who is who…', stage_attribution: 'Who said what…', stage_loading: 'Getting ready…',
  dateFound: 'found in the text', dateBad: 'No such day. Still using {date}.', dateBadNone: 'No such day. Please set it again.',
  dateNone: 'sets what “Tuesday” means',
  // Messages
  restarted: 'The analysis had stopped and was started again. Your text is safe.',
  crashed: 'The analysis stopped twice on this text. Your text is safe: it can be edited and exported later.',
  unusable: 'The analysis could not be loaded in this browser. Your text is safe. ({reason})',
  emptyText: 'There is no text in that.', binary: '“{name}” is not a text file. Save it as plain text (.txt), or copy its text and paste it.',
  tooBig: '“{name}” is {size} MB. Texts up to {most} MB can be opened.',
  notUtf8: '“{name}” is not UTF-8. It was read as Western European text; please check accents and quotation marks.',
  openedPaste: 'Opened the pasted text as a new article.', opened: { one: 'Opened {n} article.', other: 'Opened {n} articles.' },
  unreadable: '“{name}” could not be read. ({reason})',
  notKept: 'This browser does not let the page keep articles. Export what you want to keep. ({reason})',
  newerPage: 'Another tab has a newer version of this page open, which keeps articles in a new way. Reload this page to keep changes.',
  full: 'The browser’s storage is full: changes are no longer kept. Delete earlier articles or export this one.',
  elsewhere: 'This article is open in another tab too. Changes here are kept as a copy.',
  tryAgain: 'Try again', undo: 'Undo', removed: 'Deleted “{title}”.', update: 'A new version is ready.', reload: 'Reload',
  offlineReady: 'Works offline · nothing leaves this page', exported: 'Saved {name}.', copied: 'Copied.', exportFailed: 'The export failed. ({reason})',
  // Open and export
  openTitle: 'Open', newArticle: 'New article', openFile: 'Choose a file…', samples: 'Samples', untitled: 'Untitled',
  deleteDocument: 'Delete {title}', exportTitle: 'Export', save: 'Save', copy: 'Copy',
  leavesOut: 'Leaves out: {what}.', format: 'Format', preview: 'Preview',
  // Find
  findInText: 'Find in text', matchOf: '{i} of {n}', noMatches: 'No match',
  previousMatch: 'Previous match', nextMatch: 'Next match',
  // View
  theme: 'Theme', theme_auto: 'Auto', theme_light: 'Light', theme_dark: 'Dark', density: 'Marks', density_full: 'Full',
  density_quiet: 'Lines', density_names: 'Names', density_off: 'None', size: 'Type size', size_small: 'Small', size_normal: 'Medium',
  size_large: 'Large', language: 'Language', reader: 'Reader: only the article', singleKeys: 'Single-key shortcuts', print: 'Print…',
  // Keyboard sheet
  helpTitle: 'Keyboard', keysReading: 'In the article', keysAnywhere: 'Anywhere', keysOff: 'Single keys work while no field has the focus. They can be switched off under View.',
  key_next: 'Next / previous mark', key_mention: 'Next / previous mention of the same', key_overlap: 'Other marks in this place',
  key_hide: 'Show or hide all marks', key_find: 'Find in text', key_edit: 'Edit the text', key_export: 'Export', key_help: 'This sheet',
  key_open: 'Open', key_done: 'Read the text annotated', key_escape: 'Close, or leave', key_reader: 'Only the article',
  said_announce: '{label}: {text}', mention_announce: '{label}: {text}, mention {i} of {n}', quote_announce: 'Quote by {name}: {text}',
  hiddenAll: 'All marks hidden', shownAll: 'All marks shown',
  // Correcting
  accept: 'Accept', remove: 'Remove', relabel: 'Label', fullName: 'Full name', sameAs: 'Same as', notTheSame: 'Not the same one', markAs: 'Mark the selection as',
  status_accepted: 'Accepted', status_edited: 'Edited', status_added: 'Added', undone: 'Taken back: {step}', redone: 'Done again: {step}', redo: 'Redo',
  refused: 'That cannot be done: {reason}', offerAll: { one: 'The same words stand in {n} more place.', other: 'The same words stand in {n} more places.' },
  applyAll: 'Apply there too', reviewed: '{i} of {n} reviewed',
  lost: { one: '{n} of your corrections stood on words that are gone. Undo brings it back.', other: '{n} of your corrections stood on words that are gone. Undo brings them back.' },
  act_add: { one: 'add {n} mark', other: 'add {n} marks' }, act_remove: { one: 'remove {n} mark', other: 'remove {n} marks' },
  act_accept: { one: 'accept {n} mark', other: 'accept {n} marks' }, act_relabel: { one: 'relabel {n} mark', other: 'relabel {n} marks' },
  act_move: 'move an edge', act_setSpeaker: 'set the speaker', act_setValue: 'set the value', act_merge: 'merge entities', act_split: 'split an entity',
  act_rename: 'rename an entity', act_setNote: 'note', act_setTitle: 'set the title', act_setText: 'edit the text', act_setDate: 'set the date',
  keysCorrecting: 'Correcting', key_accept: 'Accept the chosen mark', key_remove: 'Remove it', key_label: 'Label the selection, or the chosen mark', key_undo: 'Undo', key_redo: 'Redo',
  // Correcting by hand
  notes: 'Notes', note: 'Note', noteArticle: 'Note on the article', noNotes: 'A note on a mark is written in its card, with T.',
  ownLabelsButton: 'My labels and words…', mineTitle: 'My labels and words', ownLabels: 'My labels', newLabel: 'New label', add: 'Add',
  colourOf: 'Colour of {label}', removeLabel: 'Remove {label}', wordList: 'My words', addToList: 'Always find this…', keepMine: 'Keep',
  wordsHelp: 'One a line: a name or a /pattern/, an equals sign, a label. They win over whatever else is found in the same place.',
  wordsExample: 'Northgate Post = organization',
  cursorOn: 'Cursor mode: arrows move, with Shift they select, a digit or Enter gives a label, Escape leaves.',
  act_setWords: 'change the word list', key_all: 'Do the same wherever the same words stand', key_start: 'Move the start by a word', key_end: 'Move the end by a word',
  key_cursor: 'Cursor mode: select without a mouse', key_relabel: 'Choose a label from the list', key_merge: 'Say who it is the same as',
  key_speaker: 'Set the speaker; split a name off', key_note: 'Write a note',
  // In and out
  import: 'Import', importTitle: 'Import {name}', importFormat: 'Format of the file', importText: 'The article, for formats that do not hold it',
  noTextLayer: '“{name}” has no text in it, only pictures of pages. Text recognition is needed first.', saveAll: 'Save everything…',
  copyLink: 'Copy a link', linkHint: 'The link carries the text and your corrections. It is not sent to any server.', linkCopied: 'Link copied. Whoever has it can read the article.',
  linkOpened: 'Opened the article of the link as a copy of your own.', linkBroken: 'The article in this link is not whole. Ask for the link again.',
  linkTooLong: 'This article is too long for a link: {n} thousand characters, and mail programs cut them at {most}. Save it as native JSON and send the file.',
  alsoInZip: '{name}: into the archive, too', saveZip: { one: 'Save {n} format as a zip', other: 'Save {n} formats as a zip' },
  noModel: 'The model for names could not be loaded: names are found by rules alone. ({reason})',
  about: 'About', guide: 'Guide', privacy: 'Privacy', security: 'Security',
};

export default messages;
