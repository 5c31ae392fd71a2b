import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { parser } from "@lezer/python";

/** What a piece of code is, as its colour says. */
export type TokenKind = "keyword" | "string" | "comment" | "number" | "name" | "constant" | "plain";

/** A piece of code; kinds do not change within it. Line breaks are part of the text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const highlighter = tagHighlighter([
  { tag: tags.keyword, class: "keyword" },
  { tag: [tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], class: "keyword" },
  { tag: [tags.moduleKeyword, tags.self], class: "keyword" },
  { tag: tags.modifier, class: "plain" }, // the stars of *args and **options, which would be keywords
  { tag: [tags.string, tags.special(tags.string), tags.escape], class: "string" },
  { tag: tags.comment, class: "comment" },
  { tag: tags.number, class: "number" },
  { tag: [tags.bool, tags.null], class: "constant" },
  {
    tag: [tags.definition(tags.className), tags.function(tags.definition(tags.variableName))],
    class: "name",
  },
  { tag: tags.meta, class: "name" },
]);

const kinds = new Set<string>(["keyword", "string", "comment", "number", "name", "constant"]);
const isKind = (name: string): name is TokenKind => kinds.has(name);

/** Python code in pieces, which put together are the code, character for character. */
export function highlightPython(code: string): Token[] {
  const tokens: { kind: TokenKind; text: string }[] = [];
  const add = (text: string, kind: TokenKind) => {
    const last = tokens.at(-1);
    if (last?.kind === kind) last.text += text;
    else tokens.push({ kind, text });
  };
  highlightCode(
    code,
    parser.parse(code),
    highlighter,
    (text, name) => add(text, isKind(name) ? name : "plain"),
    () => add("\n", tokens.at(-1)?.kind ?? "plain"),
  );
  return tokens;
}
