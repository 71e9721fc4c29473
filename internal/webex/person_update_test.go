package webex

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const personBody = `{
	"id":"p","emails":["a@example.com"],"displayName":"Ann Lee","firstName":"Ann","lastName":"Lee","nickName":"Ann",
	"phoneNumbers":[{"type":"work","value":"+12405550001","primary":true},{"type":"work_extension","value":"8001"},{"type":"mobile","value":"+1"}],
	"extension":"001","locationId":"l","orgId":"o","roles":["r1"],"licenses":["x","y"],"department":"Sales","siteUrls":["s#attendee"],
	"created":"2020","lastModified":"2021","timezone":"UTC","timeZone":"UTC","sipAddresses":[],"status":"active","lastActivity":"2022",
	"invitePending":"false","loginEnabled":"true","type":"person","avatar":"https://a","xmppFederationJid":"j",
	"futureField":{"kept":[1,2]}
}`

func text(value string) *string { return &value }

// personBackend keeps one person: GET returns it, PUT merges into it.
type personBackend struct {
	mutex  sync.Mutex
	person map[string]any
	puts   []map[string]any
	onPut  func(applied reply) reply
	delay  time.Duration
}

func newPersonBackend(t *testing.T) *personBackend {
	t.Helper()
	result := &personBackend{}
	if err := json.Unmarshal([]byte(personBody), &result.person); err != nil {
		t.Fatal(err)
	}
	return result
}

func (b *personBackend) answer(request sent) reply {
	time.Sleep(b.delay)
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if request.Method == http.MethodPut {
		var body map[string]any
		if json.Unmarshal([]byte(request.Body), &body) != nil {
			return jsonReply(400, `{"message":"no JSON"}`)
		}
		b.puts = append(b.puts, body)
		if b.onPut == nil || b.onPut(reply{}).status != 400 {
			for _, field := range []string{"firstName", "lastName", "displayName", "extension", "roles", "phoneNumbers"} {
				if value, ok := body[field]; ok {
					b.person[field] = value
				} else {
					delete(b.person, field)
				}
			}
		}
		if b.onPut != nil {
			return b.onPut(reply{})
		}
	}
	encoded, err := json.Marshal(b.person)
	if err != nil {
		return reply{err: err}
	}
	return jsonReply(200, string(encoded))
}

func TestUpdatePersonKeepsTheRest(t *testing.T) {
	t.Parallel()
	kept := func(changes map[string]any) map[string]any {
		body := map[string]any{
			"emails": []any{"a@example.com"}, "displayName": "Ann Lee", "firstName": "Ann", "lastName": "Lee", "nickName": "Ann",
			"phoneNumbers": []any{map[string]any{"type": "work", "value": "+12405550001"}},
			"extension":    "001", "locationId": "l", "orgId": "o", "roles": []any{"r1"}, "licenses": []any{"x", "y"},
			"department": "Sales", "siteUrls": []any{"s#attendee"}, "loginEnabled": true, "avatar": "https://a",
			"futureField": map[string]any{"kept": []any{1.0, 2.0}},
		}
		for field, value := range changes {
			if value == nil {
				delete(body, field)
			} else {
				body[field] = value
			}
		}
		return body
	}
	for name, test := range map[string]struct {
		change PersonChange
		want   map[string]any // nil: nothing is written
	}{
		"nothing":                {PersonChange{}, nil},
		"what is there already":  {PersonChange{FirstName: text("Ann"), PhoneNumber: text("+1-240-555-0001"), Roles: &[]string{"r1"}}, nil},
		"names":                  {PersonChange{FirstName: text("Bea")}, kept(map[string]any{"firstName": "Bea", "displayName": "Bea Lee"})},
		"number":                 {PersonChange{PhoneNumber: text("+12405550002")}, kept(map[string]any{"phoneNumbers": []any{map[string]any{"type": "work", "value": "+12405550002"}}})},
		"number cleared":         {PersonChange{PhoneNumber: text("")}, kept(map[string]any{"phoneNumbers": []any{}})},
		"extension":              {PersonChange{Extension: text("002")}, kept(map[string]any{"extension": "002"})},
		"extension cleared":      {PersonChange{Extension: text("")}, kept(map[string]any{"extension": nil})},
		"roles":                  {PersonChange{Roles: &[]string{"r2", "r1"}}, kept(map[string]any{"roles": []any{"r2", "r1"}})},
		"roles cleared":          {PersonChange{Roles: &[]string{}}, kept(map[string]any{"roles": []any{}})},
		"several things at once": {PersonChange{LastName: text("Kim"), Extension: text("9")}, kept(map[string]any{"lastName": "Kim", "displayName": "Ann Kim", "extension": "9"})},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			people := newPersonBackend(t)
			backend := newBackend(t, people.answer)
			backend.documents = nil // the unknown field is no part of the document
			person, err := backend.client().UpdatePerson(t.Context(), "p", test.change)
			if err != nil || person.ID != "p" {
				t.Fatalf("%+v, %v", person, err)
			}
			var want []map[string]any
			if test.want != nil {
				want = append(want, test.want)
			}
			if difference := cmp.Diff(want, people.puts); difference != "" {
				t.Errorf("the PUT differs (-want +got):\n%s", difference)
			}
		})
	}
}

func TestDisplayNameThatSomebodyChose(t *testing.T) {
	t.Parallel()
	people := newPersonBackend(t)
	people.person["displayName"] = "The Boss"
	delete(people.person, "futureField")
	person, err := newBackend(t, people.answer).client().UpdatePerson(t.Context(), "p", PersonChange{FirstName: text("Bea")})
	if err != nil || person.DisplayName != "The Boss" || person.FirstName != "Bea" {
		t.Errorf("%+v, %v", person, err)
	}
}

func TestPersonWithoutNumberGetsOne(t *testing.T) {
	t.Parallel()
	people := newPersonBackend(t)
	delete(people.person, "futureField")
	delete(people.person, "phoneNumbers")
	person, err := newBackend(t, people.answer).client().UpdatePerson(t.Context(), "p", PersonChange{PhoneNumber: text("+1555")})
	want := []wire.PhoneNumber{{Type: "work", Value: "+1555"}}
	if err != nil || !cmp.Equal(person.PhoneNumbers, want) {
		t.Errorf("%+v, %v", person.PhoneNumbers, err)
	}
}

func TestFailedPutThatTookEffect(t *testing.T) {
	t.Parallel()
	change := PersonChange{FirstName: text("Bea"), Roles: &[]string{"r2"}}
	for name, test := range map[string]struct {
		status  int
		success bool
	}{"took effect": {500, true}, "did not": {400, false}, "empty success": {204, true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			people := newPersonBackend(t)
			delete(people.person, "futureField")
			people.onPut = func(reply) reply {
				if test.status == 204 {
					return reply{status: 204}
				}
				return jsonReply(test.status, `{"message":"no"}`)
			}
			person, err := newBackend(t, people.answer).client(noRetries).UpdatePerson(t.Context(), "p", change)
			if (err == nil) != test.success {
				t.Errorf("error is %v", err)
			}
			if test.success && (person.FirstName != "Bea" || person.ID != "p") {
				t.Errorf("person is %+v", person)
			}
		})
	}
}

func TestUpdatesOfOnePersonDoNotLoseEachOther(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		people := newPersonBackend(t)
		delete(people.person, "futureField")
		people.delay = time.Second
		client := newBackend(t, people.answer).client()
		changes := []PersonChange{{FirstName: text("Bea")}, {LastName: text("Kim")}, {Extension: text("7")}, {Roles: &[]string{"r9"}}}
		var group sync.WaitGroup
		for _, change := range changes {
			group.Go(func() {
				if _, err := client.UpdatePerson(t.Context(), "p", change); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := client.UpdatePerson(ctx, "p", changes[0]); err == nil {
			t.Error("a waiting update outlived its context")
		}
		group.Wait()
		person, err := client.GetPerson(t.Context(), "p")
		if err != nil {
			t.Fatal(err)
		}
		if person.FirstName != "Bea" || person.LastName != "Kim" || person.Extension != "7" || person.Roles[0] != "r9" || person.DisplayName != "Bea Kim" {
			t.Errorf("person is %+v", person)
		}
	})
}
