package planfile

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Step is one part of an address: a name, with the key of an instance.
type Step struct {
	Name string
	// Key is nil where there is none.
	Key *string
}

// address is an address, or a reference, in its parts: "module", "a", and so on.
type address []Step

// parseAddress takes an address apart. It knows keys with dots, quotes and
// brackets, and never fails: the rest of what is no address is dropped.
func parseAddress(text string) address {
	var parts address
	for text != "" {
		end := strings.IndexAny(text, ".[")
		if end < 0 {
			return append(parts, Step{Name: text})
		}
		part := Step{Name: text[:end]}
		text = text[end:]
		for strings.HasPrefix(text, "[") {
			key, rest, ok := parseKey(text)
			if !ok {
				return append(parts, part)
			}
			if part.Key == nil {
				part.Key = &key
			}
			text = rest
		}
		parts = append(parts, part)
		text = strings.TrimPrefix(text, ".")
	}
	return parts
}

// parseKey reads a key in brackets: a number, or a string in quotes.
func parseKey(text string) (key, rest string, ok bool) {
	if !strings.HasPrefix(text, `["`) {
		end := strings.IndexByte(text, ']')
		if end < 0 {
			return "", "", false
		}
		return text[1:end], text[end+1:], true
	}
	for at := 2; at < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case '"':
			if at+1 >= len(text) || text[at+1] != ']' {
				return "", "", false
			}
			// HCL writes ${ and %{ as $${ and %%{; the rest is as in JSON.
			quoted := strings.NewReplacer("$${", "${", "%%{", "%{").Replace(text[1 : at+1])
			if err := json.Unmarshal([]byte(quoted), &key); err != nil {
				return "", "", false
			}
			return key, text[at+2:], true
		}
	}
	return "", "", false
}

// modules is the path of modules that an address begins with.
func (a address) modules() []Step {
	var path []Step
	for len(a) >= 2 && a[0].Name == "module" {
		path = append(path, a[1])
		a = a[2:]
	}
	return path
}

// keyText is the key of an instance as text, or nil.
func keyText(index any) *string {
	var text string
	switch index := index.(type) {
	case string:
		text = index
	case json.Number:
		text = index.String()
	case float64:
		text = strconv.FormatFloat(index, 'f', -1, 64)
	default:
		return nil
	}
	return &text
}
