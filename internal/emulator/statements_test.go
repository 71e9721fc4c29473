package emulator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// BenchmarkStatements compares statements that are prepared once with statements
// that are prepared each time, side by side.
func BenchmarkStatements(b *testing.B) {
	for _, plain := range []bool{false, true} {
		name := "prepared once"
		if plain {
			name = "prepared each time"
		}
		b.Run("create a subscriber/"+name, func(b *testing.B) {
			made := statementsTenant(b, plain)
			number := 0
			for b.Loop() {
				made.createCaller(b, number)
				number++
			}
		})
		b.Run("read a subscriber/"+name, func(b *testing.B) {
			made := statementsTenant(b, plain)
			path := "/v1/wholesale/subscribers/" + made.createCaller(b, 0)
			for b.Loop() {
				made.send(b, http.MethodGet, path, nil, http.StatusOK)
			}
		})
	}
}

type statementsTenancy struct{ tenant }

func statementsTenant(b *testing.B, plain bool) statementsTenancy {
	b.Helper()
	backend, c := start(b, emulator.Options{})
	if plain {
		backend.RunPlain(b)
	}
	return statementsTenancy{newTenant(backend, c)}
}

func (s statementsTenancy) createCaller(b *testing.B, number int) string {
	b.Helper()
	body, err := json.Marshal(s.userBody(fmt.Sprintf("user-%d@acme.example.com", number), s.having("", strconv.Itoa(10_000+number))))
	if err != nil {
		b.Fatal(err)
	}
	var made struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(s.send(b, http.MethodPost, "/v1/wholesale/subscribers", body, http.StatusOK), &made); err != nil {
		b.Fatal(err)
	}
	return made.ID
}

// send leaves out what the client of the tests checks, which takes longer than
// the request.
func (s statementsTenancy) send(b *testing.B, method, path string, body []byte, want int) []byte {
	b.Helper()
	request := httptest.NewRequestWithContext(b.Context(), method, "http://webex.test"+path, bytes.NewReader(body))
	request.Header.Set("Authorization", "Bearer anything")
	request.Header.Set("Content-Type", "application/json")
	recorded := httptest.NewRecorder()
	s.backend.ServeHTTP(recorded, request)
	if recorded.Code != want {
		b.Fatalf("%s %s: %d %s", method, path, recorded.Code, recorded.Body)
	}
	return recorded.Body.Bytes()
}
