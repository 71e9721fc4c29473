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
	switch trimmed := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")), " \t\r\n")); {
	case len(trimmed) == 0:
		return "", errors.New("the file is empty")
	case bytes.HasPrefix(trimmed, []byte("pk\x03\x04")), bytes.HasPrefix(trimmed, []byte("\xd0\xcf\x11\xe0")):
		return "", errors.New("the file is a spreadsheet or an archive, not a text: save it as CSV, or unpack it first")
	case trimmed[0] == '<':
		return "", errors.New("the file is a web page or XML, not a table: a download may have ended at a page to sign in")
	case trimmed[0] == '{', trimmed[0] == '[':
		return "", errors.New("the file is JSON, not a table: use jsondecode")
	}
	text, err := toUTF8(content)
	if err != nil {
		return "", err
	}
	if strings.ContainsRune(text, 0) {
		return "", errors.New("the file is no text: save it as CSV")
	}
	return strings.TrimPrefix(text, "\ufeff"), nil
}

// fromBase64 tells what filebase64() returns from a file: it is one line without
// separators, and decodes to something with several lines or a known beginning.
func fromBase64(given string) ([]byte, bool) {
	if len(given) < 4 || len(given)%4 != 0 || strings.ContainsAny(given, ",;\t\r\n \"@") {
		return nil, false
	}
	raw, err := base64.StdEncoding.DecodeString(given)
	if err != nil {
		return nil, false
	}
	return raw, bytes.ContainsAny(raw, "\n\r") || bytes.HasPrefix(raw, []byte("PK")) || bytes.HasPrefix(raw, []byte("<")) || bytes.ContainsAny(raw, ",;\t")
}

func toUTF8(content []byte) (string, error) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(content, []byte("\xff\xfe")), bytes.HasPrefix(content, []byte("\xfe\xff")):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case len(content) > 1 && content[0] != 0 && content[1] == 0:
		from = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case len(content) > 1 && content[0] == 0 && content[1] != 0:
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
