// Package csvimport reads the files with users and locations that Control Hub,
// BroadWorks and spreadsheets export. It consists of pure functions. A file has
// many problems at once, so all of them are reported; each names the line, the
// column and the user, and none quotes an e-mail address or a phone number.
package csvimport

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode returns the text of a file that was read by file() or filebase64().
func decode(given string) (string, error) {
	content := []byte(given)
	if raw, ok := fromBase64(given); ok {
		content = raw
	}
	for _, beginning := range []string{"PK\x03\x04", "\xd0\xcf\x11\xe0", "\x1f\x8b"} {
		if bytes.HasPrefix(content, []byte(beginning)) {
			return "", errors.New("the file is a spreadsheet or an archive, not a text: save it as CSV, or unpack it first")
		}
	}
	text, err := toUTF8(content)
	if err != nil {
		return "", err
	}
	text = strings.TrimPrefix(text, "\ufeff")
	switch bare := trimmed(text); {
	case bare == "":
		return "", errors.New("the file is empty")
	case bare[0] == '<':
		return "", errors.New("the file is a web page or XML, not a table: a download may have ended at a page to sign in")
	case bare[0] == '{', bare[0] == '[':
		return "", errors.New("the file is JSON, not a table: use jsondecode")
	case strings.HasPrefix(bare, "%PDF-"):
		return "", errors.New("the file is a PDF, not a table: export it as CSV")
	case strings.ContainsRune(text, 0):
		return "", errors.New("the file is no text: save it as CSV")
	}
	return text, nil
}

// fromBase64 tells what filebase64() returns from a file: it is one line without
// separators, and decodes to something with several of either or a known beginning.
func fromBase64(given string) ([]byte, bool) {
	if len(given) < 4 || len(given)%4 != 0 || strings.ContainsAny(given, ",;\t\r\n \"@") {
		return nil, false
	}
	raw, err := base64.StdEncoding.DecodeString(given)
	if err != nil {
		return nil, false
	}
	for _, beginning := range []string{"PK", "<", littleEndianMark, bigEndianMark, "%PDF-"} {
		if bytes.HasPrefix(raw, []byte(beginning)) {
			return raw, true
		}
	}
	return raw, bytes.ContainsAny(raw, "\n\r,;\t")
}

// Byte order marks of UTF-16.
const (
	littleEndianMark = "\xff\xfe"
	bigEndianMark    = "\xfe\xff"
)

func toUTF8(content []byte) (string, error) {
	var from encoding.Encoding
	littleEndian, bigEndian := likelyUTF16(content)
	switch {
	case bytes.HasPrefix(content, []byte(littleEndianMark)), bytes.HasPrefix(content, []byte(bigEndianMark)):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case littleEndian:
		from = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case bigEndian:
		from = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case utf8.Valid(content):
		return string(content), nil
	default:
		// Windows-1252 has all characters of Latin-1, and those that Excel uses.
		from = charmap.Windows1252
	}
	decoded, err := from.NewDecoder().Bytes(content)
	if err != nil {
		return "", errors.New("the file is in an encoding that is not known: save it as UTF-8")
	}
	return string(decoded), nil
}

// likelyUTF16 guesses from the zero bytes of a file without a byte order mark:
// line ends, separators and Latin letters have one each, always at the same side.
func likelyUTF16(content []byte) (littleEndian, bigEndian bool) {
	var zeros [2]int
	for index, one := range content {
		if one == 0 {
			zeros[index%2]++
		}
	}
	return zeros[1] > zeros[0], zeros[0] > zeros[1]
}
