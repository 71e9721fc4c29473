package webex

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// offsetBackend pages through n customers by offset and max.
func offsetBackend(t *testing.T, n int) *backend {
	t.Helper()
	return newBackend(t, func(request sent) reply {
		offset, _ := strconv.Atoi(request.Query.Get("offset"))
		size, _ := strconv.Atoi(request.Query.Get("max"))
		items := []string{}
		for i := offset; i < min(n, offset+size); i++ {
			items = append(items, fmt.Sprintf(`{"id":"c%d"}`, i))
		}
		return jsonReply(200, `{"items":[`+strings.Join(items, ",")+`]}`)
	})
}

func TestOffsetPagingIsComplete(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 99, 100, 101, 200, 250} {
		backend := offsetBackend(t, n)
		customers, err := Collect(backend.client().ListCustomers(t.Context(), CustomerFilter{ExternalID: "e"}))
		if err != nil {
			t.Fatal(err)
		}
		if len(customers) != n || n > 0 && customers[n-1].ID != fmt.Sprintf("c%d", n-1) {
			t.Errorf("%d of %d customers", len(customers), n)
		}
		requests := backend.all()
		if want := n/100 + 1; len(requests) != want {
			t.Errorf("%d customers took %d requests, want %d", n, len(requests), want)
		}
		for _, request := range requests {
			if request.Query.Get("externalId") != "e" || request.Query.Get("max") != "100" {
				t.Errorf("a page lost its filter: %v", request.Query)
			}
		}
	}
}

func TestListCanBeReadTwiceAndInPart(t *testing.T) {
	t.Parallel()
	backend := offsetBackend(t, 150)
	sequence := backend.client().ListCustomers(t.Context(), CustomerFilter{})
	for range 2 {
		if customers, err := Collect(sequence); err != nil || len(customers) != 150 {
			t.Errorf("%d customers, error %v", len(customers), err)
		}
	}
	before := len(backend.calls())
	for _, err := range sequence {
		if err != nil {
			t.Error(err)
		}
		break
	}
	if got := len(backend.calls()) - before; got != 1 {
		t.Errorf("the first customer took %d requests", got)
	}
}

func TestLinkPaging(t *testing.T) {
	t.Parallel()
	people := jsonReply(200, `{"items":[{"id":"p"}]}`)
	for name, test := range map[string]struct {
		answer  func(sent) reply
		people  int
		problem string
	}{
		"absolute, relative, end": {answer: replies(
			people.with("Link", `<https://webex.test/v1/people?max=1&email=a%40b.c>; rel="next"`),
			people.with("Link", `</v1/people?max=2>; rel="next"`),
			people,
		), people: 3},
		"only a link backwards": {answer: replies(people.with("Link", `<https://webex.test/v1/people?max=1>; rel="prev"`)), people: 1},
		"proxy that ends TLS":   {answer: replies(people.with("Link", `<http://webex.test/v1/people?max=3>; rel="next"`), people), people: 2},
		"other host":            {answer: replies(people.with("Link", `<https://evil.test/v1/people?email=a%40b.c>; rel="next"`)), problem: "another host, evil.test"},
		"other port":            {answer: replies(people.with("Link", `<https://webex.test:444/v1/people>; rel="next"`)), problem: "another host"},
		"same link again":       {answer: replies(people.with("Link", `<https://webex.test/v1/people?max=1>; rel="next"`)), problem: "circle"},
		"two links in turn": {answer: replies(
			people.with("Link", `<https://webex.test/v1/people?max=1>; rel="next"`),
			people.with("Link", `<https://webex.test/v1/people?max=2>; rel="next"`),
			people.with("Link", `<https://webex.test/v1/people?max=1>; rel="next"`),
		), problem: "circle"},
		"unreadable link": {answer: replies(people.with("Link", `<https://webex.test/%zz>; rel="next"`)), problem: "can't be parsed"},
		"error on page 2": {answer: replies(people.with("Link", `<https://webex.test/v1/people?max=2>; rel="next"`), jsonReply(400, `{"message":"no"}`)), problem: "400"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := newBackend(t, test.answer)
			found, err := Collect(backend.client(noRetries).ListPeople(t.Context(), PersonFilter{Email: "a@b.c"}))
			if test.problem == "" {
				if err != nil || len(found) != test.people {
					t.Errorf("%d people, error %v", len(found), err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), test.problem) || found != nil {
				t.Errorf("%d people, error %v", len(found), err)
			}
			if err != nil && strings.Contains(err.Error(), "b.c") {
				t.Errorf("the error shows an e-mail address: %v", err)
			}
			for _, request := range backend.all() {
				if request.Header.Get("Authorization") == "" {
					t.Error("a page was asked for without the token")
				}
			}
		})
	}
}

func TestListKeys(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		body    string
		partner int
		problem string
	}{
		"items":       {body: `{"items":[{"orgId":"a"}]}`, partner: 1},
		"named":       {body: `{"subPartners":[{"orgId":"a"},{"orgId":"b"}]}`, partner: 2},
		"null":        {body: `{"items":null}`},
		"empty":       {body: `{"items":[]}`},
		"missing":     {body: `{"message":"all is well"}`, problem: "without the expected list"},
		"wrong items": {body: `{"items":{"orgId":"a"}}`, problem: "no JSON array"},
		"wrong item":  {body: `{"items":[1]}`, problem: "unexpected shape"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := newBackend(t, replies(jsonReply(200, test.body)))
			backend.documents = nil
			found, err := Collect(backend.client().ListSubPartners(t.Context(), "active"))
			if test.problem == "" && (err != nil || len(found) != test.partner) {
				t.Errorf("%d sub-partners, error %v", len(found), err)
			}
			if test.problem != "" && (err == nil || !strings.Contains(err.Error(), test.problem)) {
				t.Errorf("error is %v, want %q in it", err, test.problem)
			}
		})
	}
}

func TestServerThatIgnoresTheOffset(t *testing.T) {
	t.Parallel()
	items := strings.TrimSuffix(strings.Repeat(`{"id":"same"},`, 100), ",")
	backend := newBackend(t, replies(jsonReply(200, `{"items":[`+items+`]}`)))
	_, err := Collect(backend.client().ListCustomers(t.Context(), CustomerFilter{}))
	if err == nil || !strings.Contains(err.Error(), "offset") {
		t.Errorf("error is %v", err)
	}
	if got := len(backend.calls()); got != 2 {
		t.Errorf("%d requests, want 2", got)
	}
}
