package markdown

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// noBreak is an invisible character: with it after "@" and "#", a platform sees
// no mention of a person and no issue, and within an address no link.
const noBreak = "\u200B"

// escape makes a text harmless: no HTML, no formatting, no end of a table's
// cell, no mention, no link. What is only punctuation stays readable.
func escape(text string) string {
	var safe strings.Builder
	for index, character := range text {
		rest := text[index:]
		rest = rest[width(rest):]
		switch {
		case character == '\n' || character == '\r':
			safe.WriteByte(' ')
		case strings.ContainsRune(`<>&"`, character):
			safe.WriteString(html.EscapeString(string(character)))
		case strings.ContainsRune("\\`*_{}[]|~$#", character):
			safe.WriteString(`\` + string(character))
		case index == 0 && strings.ContainsRune("+-=", character),
			strings.ContainsRune(".)", character) && index > 0 && strings.Trim(text[:index], "0123456789") == "",
			character == ':' && !strings.HasPrefix(rest, "//") && beginsWord(rest):
			// A list, or a picture by its name.
			safe.WriteString(`\` + string(character))
		default:
			safe.WriteRune(character)
		}
		if reference(text[:index], character, rest) {
			safe.WriteString(noBreak)
		}
	}
	return safe.String()
}

// reference says whether a platform would make a link of what begins with the
// character: a person, an issue, a request, a label, a web address.
func reference(before string, character rune, rest string) bool {
	switch {
	case strings.ContainsRune("@#!%$~&", character):
		return beginsWord(rest)
	case character == ':':
		return strings.HasPrefix(rest, "//")
	case character == 'w' || character == 'W':
		return strings.HasPrefix(rest, ".") && len(before) >= 2 && strings.EqualFold(before[len(before)-2:], "ww")
	}
	return false
}

// width is how many bytes the first character of a text takes.
func width(text string) int {
	_, bytes := utf8.DecodeRuneInString(text)
	return bytes
}

func beginsWord(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return first == '"' || first == '_' || unicode.IsLetter(first) || unicode.IsDigit(first)
}

// escapeHTML makes a text harmless within HTML: in a summary, Markdown is not
// read, but mentions are.
func escapeHTML(text string) string {
	text = strings.NewReplacer("\n", " ", "\r", " ").Replace(text)
	var safe strings.Builder
	for index, character := range text {
		safe.WriteString(html.EscapeString(string(character)))
		if reference(text[:index], character, text[index+width(text[index:]):]) {
			safe.WriteString(noBreak)
		}
	}
	return safe.String()
}

// length is the length of a text in UTF-16 units.
func length(text string) int {
	units := 0
	for _, character := range text {
		units++
		if character > 0xFFFF {
			units++
		}
	}
	return units
}
