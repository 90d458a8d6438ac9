// Files for the tests to open, made here: no third party's document is kept.
import { crc32, deflateRawSync } from "node:zlib";

/**
 * A Word document of these paragraphs, packed as Word packs it.
 * @param {string[]} paragraphs
 */
export function docx(paragraphs) {
  const body = paragraphs.map((p) => `<w:p><w:r><w:t>${p}</w:t></w:r></w:p>`).join("");
  return docxOf(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`);
}

/**
 * A Word document whose main part says this.
 * @param {string | Buffer} part
 */
export const docxOf = (part) => [...zip("word/document.xml", Buffer.from(part))];

/**
 * An archive of one deflated file.
 * @param {string} name
 * @param {Buffer} content
 */
function zip(name, content) {
  const packed = deflateRawSync(content);
  const shared = Buffer.alloc(26);
  [20, 0, 8, 0, 33].forEach((n, i) => shared.writeUInt16LE(n, i * 2));
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(content.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, Buffer.from(name), packed]);
  const entry = Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), shared, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  [1, 1].forEach((n, i) => end.writeUInt16LE(n, 8 + i * 2));
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

/**
 * A PDF of one page with these paragraphs, each a list of lines; without any, a page without a text layer.
 * @param {string[][]} paragraphs
 */
export function pdf(paragraphs) {
  let y = 760;
  const shown = paragraphs.flatMap((lines, i) => lines.map((line, j) => {
    y -= j > 0 ? 14 : i > 0 ? 34 : 0;
    return `BT /F1 12 Tf 72 ${y} Td (${line}) Tj ET`;
  }));
  const content = shown.join("\n");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${content.length}>>stream\n${content}\nendstream`, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${places.join("")}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`;
  return [...Buffer.from(file, "latin1")];
}
