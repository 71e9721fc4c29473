package batch

import (
	"net/http"
	"strings"
)

// nextLink finds the target of the link with relation "next" (RFC 8288). Ok
// tells whether the answer has a Link header at all.
func nextLink(header http.Header) (target string, ok bool) {
	values := header.Values("Link")
	for _, value := range values {
		for value != "" {
			var link, parameters string
			link, parameters, value = cutLink(value)
			if link != "" && hasRelation(parameters, "next") {
				return link, true
			}
		}
	}
	return "", len(values) > 0
}

// cutLink splits the first link off a header value. A comma separates links
// only outside of the angle brackets and of quotes.
func cutLink(value string) (target, parameters, rest string) {
	_, value, found := strings.Cut(value, "<")
	if !found {
		return "", "", ""
	}
	target, value, found = strings.Cut(value, ">")
	if !found {
		return "", "", ""
	}
	quoted := false
	for i, r := range value {
		switch {
		case r == '"':
			quoted = !quoted
		case r == ',' && !quoted:
			return strings.TrimSpace(target), value[:i], value[i+1:]
		}
	}
	return strings.TrimSpace(target), value, ""
}

func hasRelation(parameters, relation string) bool {
	for parameter := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(parameter, "=")
		if !strings.EqualFold(strings.TrimSpace(name), "rel") {
			continue
		}
		for found := range strings.FieldsSeq(strings.Trim(strings.TrimSpace(value), `"`)) {
			if strings.EqualFold(found, relation) {
				return true
			}
		}
	}
	return false
}
