package requestlog

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Difference is a request that is answered otherwise than in the log.
type Difference struct {
	// Number counts from 1.
	Number       int
	Method, Path string
	Then, Now    int
	// Reason is why it is refused, now or else then.
	Reason string
}

// String is a line for people.
func (d Difference) String() string {
	text := fmt.Sprintf("request %d, %s %s: %d in the log, %d now", d.Number, d.Method, d.Path, d.Then, d.Now)
	if d.Reason != "" {
		text += " (" + d.Reason + ")"
	}
	return text
}

// Replay sends the requests of the log again, each at its time: at sets the clock of the
// emulator that answers. What is made gets other ids than then, so requests name what is
// there now in place of what was there then.
func (l *Log) Replay(ctx context.Context, to http.RoundTripper, token string, at func(time.Time)) (sent int, different []Difference, err error) {
	known := identities{}
	for index, one := range l.entries {
		at(time.UnixMilli(one.At))
		status, answer, err := one.send(ctx, to, token, known)
		if err != nil {
			return index, different, fmt.Errorf("request %d, %s %s: %w", index+1, one.Method, one.Path, err)
		}
		if status != one.Status {
			reason := reasonOf(answer)
			if reason == "" {
				reason = reasonOf(one.Answer)
			}
			different = append(different, Difference{index + 1, one.Method, one.Path, one.Status, status, reason})
			continue
		}
		known.learn(one.Answer, answer)
	}
	return len(l.entries), different, nil
}

func (e entry) send(ctx context.Context, to http.RoundTripper, token string, known identities) (status int, answer []byte, err error) {
	address, err := url.ParseRequestURI(known.inPath(e.Path))
	if err != nil {
		return 0, nil, err
	}
	address.Scheme, address.Host = "http", "localhost"
	body := []byte(e.Text)
	if len(e.Body) > 0 {
		body = known.inBody(e.Body)
	}
	request, err := http.NewRequestWithContext(ctx, e.Method, address.String(), bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := to.RoundTrip(request)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = response.Body.Close() }()
	answer, err = io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// reasonOf is the message of a refusal.
func reasonOf(answer []byte) string {
	var body struct {
		Message string `json:"message"`
	}
	if json.Unmarshal(answer, &body) != nil {
		return ""
	}
	return body.Message
}

// identities are the uuids of now by those of then.
type identities map[string]string

// learn compares the answers of a request: where then and now an id stands in the same
// place, both mean the same.
func (i identities) learn(then, now []byte) {
	var before, after any
	if json.Unmarshal(then, &before) == nil && json.Unmarshal(now, &after) == nil {
		i.compare(before, after)
	}
}

func (i identities) compare(then, now any) {
	switch then := then.(type) {
	case map[string]any:
		if now, same := now.(map[string]any); same {
			for name := range then {
				i.compare(then[name], now[name])
			}
		}
	case []any:
		if now, same := now.([]any); same && len(then) == len(now) {
			for index := range then {
				i.compare(then[index], now[index])
			}
		}
	case string:
		text, same := now.(string)
		if !same || text == then {
			return
		}
		// An address ends with an id.
		_, old, wasID := webexid.Decode(then[strings.LastIndexByte(then, '/')+1:])
		_, changed, isID := webexid.Decode(text[strings.LastIndexByte(text, '/')+1:])
		if wasID && isID {
			i[uuidOf(old)] = uuidOf(changed)
		}
	}
}

// uuidOf leaves out the code that a licence has.
func uuidOf(value string) string {
	uuid, _, _ := strings.Cut(value, ":")
	return uuid
}

// inText replaces an id, or each of several that are joined by commas.
func (i identities) inText(text string) string {
	parts := strings.Split(text, ",")
	for index, part := range parts {
		kind, value, ok := webexid.Decode(part)
		old, code, hasCode := strings.Cut(value, ":")
		changed, known := i[old]
		if !ok || !known {
			continue
		}
		if hasCode {
			changed += ":" + code
		}
		switch {
		case kind != "":
			parts[index] = webexid.Encode(kind, changed)
		case strings.EqualFold(part, value):
			parts[index] = changed
		default:
			parts[index] = webexid.EncodeProvisioning(changed)
		}
	}
	return strings.Join(parts, ",")
}

func (i identities) inPath(path string) string {
	path, query, hasQuery := strings.Cut(path, "?")
	segments := strings.Split(path, "/")
	for index, segment := range segments {
		if text, err := url.PathUnescape(segment); err == nil {
			if changed := i.inText(text); changed != text {
				segments[index] = url.PathEscape(changed)
			}
		}
	}
	path = strings.Join(segments, "/")
	if !hasQuery {
		return path
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return path + "?" + query
	}
	for _, list := range values {
		for index := range list {
			list[index] = i.inText(list[index])
		}
	}
	return path + "?" + values.Encode()
}

func (i identities) inBody(body []byte) []byte {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return body
	}
	changed, err := json.Marshal(i.inValue(value))
	if err != nil {
		return body
	}
	return changed
}

func (i identities) inValue(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for name, inner := range value {
			value[name] = i.inValue(inner)
		}
	case []any:
		for index, inner := range value {
			value[index] = i.inValue(inner)
		}
	case string:
		return i.inText(value)
	}
	return value
}
