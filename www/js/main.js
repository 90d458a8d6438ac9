// @ts-check
/** Starts the page. */
import { byId } from './dom.js';
import { startReading } from './reading.js';
import { startLabels } from './labels.js';
import { drawLegend, startLegend } from './legend.js';
import { drawEntities, startEntities } from './entities.js';
import { drawInspector, startInspector } from './inspector.js';
import { drawQuotes, startQuotes } from './quotes.js';
import { drawTimeline, startTimeline } from './timeline.js';
import { drawFigures, startFigures } from './figures.js';
import { startOverview } from './overview.js';
import { startFind } from './find.js';
import { startHighlights } from './highlight.js';
import { startOpening } from './open.js';
import { draw as drawWriting, startWriting } from './writing.js';
import { startExporting } from './exports.js';
import { startSettings } from './settings.js';
import { startKeys } from './keys.js';
import { startPanels } from './panels.js';
import { drawTopbar, startTopbar } from './topbar.js';
import { restore, startKeeping } from './documents.js';
import { startAdding } from './adding.js';
import { showMine } from './minedialog.js';
import { startCursor } from './cursor.js';
import { startEdges } from './edges.js';
import { drawNotes, startNotes } from './notes.js';
import { startPrinting } from './printing.js';
import { takeArrivals, takeLaunches } from './arriving.js';
import { startOffline } from './offline.js';
import { startOrder } from './order.js';
import { drawHints, startHints } from './hints.js';
import { rehearse } from './rehearsal.js';

const views = [drawWriting, drawTopbar, drawLegend, drawEntities, drawInspector, drawQuotes, drawTimeline, drawFigures, drawNotes, drawHints];
const drawAll = () => views.forEach((draw) => draw());

await startSettings(drawAll, showMine);
for (const start of [
  startLabels, startReading, startLegend, startEntities, startInspector, startQuotes, startTimeline, startFigures, startOverview, startFind,
  startHighlights, startOpening, startWriting, startExporting, startKeys, startPanels, startTopbar, startKeeping, startPrinting, startAdding,
  startEdges, startCursor, startNotes, startOrder, startHints,
]) start();
drawAll();
if (!(await takeArrivals()) && !(await restore())) byId('source').focus();
takeLaunches();
document.documentElement.dataset.ready = '';
startOffline();
(globalThis.requestIdleCallback ?? setTimeout)(rehearse);
