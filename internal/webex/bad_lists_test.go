package webex

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// readUsers reads users as a plan does, ten at a time, and returns how many
// requests that took.
func readUsers(t *testing.T, backend *backend, customers, each int) int {
	t.Helper()
	client := backend.client(func(config *Config) { config.RequestsPerSecond, config.MaxConcurrentRequests = 0, 0 })
	var next atomic.Int64
	inParallel(10, func() {
		for {
			user := int(next.Add(1)) - 1
			if user >= customers*each {
				return
			}
			customer := strconv.Itoa(user / each)
			subscriber, err := client.ReadSubscriber(t.Context(), "c"+customer, fmt.Sprintf("s%d", user), anything)
			if err != nil {
				t.Error(err)
				return
			}
			if person, err := client.ReadPerson(t.Context(), "o"+customer, subscriber.PersonID, anything); err != nil || person.ID != fmt.Sprintf("p%d", user) {
				t.Errorf("%+v, %v", person, err)
			}
		}
	})
	return len(backend.all())
}

// oneUser answers a read of one subscriber or person after a while.
func oneUser(request sent) reply {
	time.Sleep(100 * time.Millisecond)
	id := request.Path[strings.LastIndex(request.Path, "/")+1:]
	if strings.HasPrefix(id, "s") {
		return jsonReply(http.StatusOK, fmt.Sprintf(`{"id":%q,"personId":"p%s"}`, id, id[1:]))
	}
	return jsonReply(http.StatusOK, fmt.Sprintf(`{"id":%q,"emails":["%s@acme.example"]}`, id, id))
}

func isList(request sent) bool {
	return request.Path == "/wholesale/subscribers" || request.Path == "/people"
}

// A plan does not fail, and waits little longer, where no list is answered.
func TestEveryListFails(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		customers, each int
		failure         func() reply
		most            time.Duration
	}{
		"one customer, 504":   {1, 1000, func() reply { return jsonReply(http.StatusGatewayTimeout, ``) }, 40 * time.Second},
		"many customers, 504": {40, 25, func() reply { return jsonReply(http.StatusGatewayTimeout, ``) }, 40 * time.Second},
		"no answer": {4, 250, func() reply {
			time.Sleep(batch.HastyTimeout)
			return reply{err: context.DeadlineExceeded}
		}, 5 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				backend := newBackend(t, oneUser)
				backend.documents = nil
				backend.answer = func(request sent) reply {
					if isList(request) {
						return test.failure()
					}
					return oneUser(request)
				}
				started := time.Now()
				requests := readUsers(t, backend, test.customers, test.each)
				took := time.Since(started)
				t.Logf("%d reads took %d requests and %s", 2*test.customers*test.each, requests, took)
				if reads := 2 * test.customers * test.each; requests > reads*12/10 || took > test.most {
					t.Errorf("%d reads took %d requests and %s", reads, requests, took)
				}
			})
		})
	}
}

// A list whose large pages fail is read in smaller ones.
func TestLargePagesFail(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, func(request sent) reply {
			if !isList(request) {
				return oneUser(request)
			}
			size, err := strconv.Atoi(request.Query.Get("max"))
			if err != nil || size > 25 {
				return jsonReply(http.StatusGatewayTimeout, ``)
			}
			offset, _ := strconv.Atoi(request.Query.Get("offset"))
			var items []string
			for user := offset; user < min(offset+size, 1000); user++ {
				if strings.HasSuffix(request.Path, "subscribers") {
					items = append(items, fmt.Sprintf(`{"id":"s%d","personId":"p%d"}`, user, user))
				} else {
					items = append(items, fmt.Sprintf(`{"id":"p%d"}`, user))
				}
			}
			answer := jsonReply(http.StatusOK, `{"items":[`+strings.Join(items, ",")+`]}`)
			if request.Path == "/people" && offset+size < 1000 {
				// The link names only the place.
				answer = answer.with("Link", fmt.Sprintf(`<https://webex.test/v1/people?offset=%d>; rel="next"`, offset+size))
			}
			return answer
		})
		backend.documents = nil
		requests := readUsers(t, backend, 1, 1000)
		if most := 2*1000/25 + 60; requests > most {
			t.Errorf("%d requests, want %d at most", requests, most)
		}
		for _, request := range backend.all() {
			if request.Path == "/people" && (request.Query.Get("callingData") != "true" || request.Query.Get("orgId") != "o0" || request.Query.Get("max") == "") {
				t.Errorf("a page was asked for with %s", request.Query.Encode())
			}
		}
	})
}

// What can only be had from a list is had in small pages where large ones fail, at
// the beginning or later, and nothing is left out or comes twice.
func TestListsAreReadInSmallPages(t *testing.T) {
	t.Parallel()
	for name, fails := range map[string]func(start, size int) bool{
		"from the beginning": func(_, size int) bool { return size > 25 },
		"later":              func(start, size int) bool { return start > 0 && size > 25 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				const all = 2500
				backend := newBackend(t, func(request sent) reply {
					size, err := strconv.Atoi(request.Query.Get("max"))
					if err != nil {
						size = 2000
					}
					start, _ := strconv.Atoi(request.Query.Get("start"))
					if fails(start, size) {
						return jsonReply(http.StatusGatewayTimeout, ``)
					}
					var numbers []string
					for number := start; number < min(start+size, all); number++ {
						numbers = append(numbers, fmt.Sprintf(`{"phoneNumber":"+1512%07d"}`, number))
					}
					answer := jsonReply(http.StatusOK, `{"phoneNumbers":[`+strings.Join(numbers, ",")+`]}`)
					if start+size < all {
						answer = answer.with("Link", fmt.Sprintf(`<https://webex.test/v1/telephony/config/numbers?start=%d>; rel="next"`, start+size))
					}
					return answer
				})
				backend.documents = nil
				began, seen := time.Now(), map[string]bool{}
				for number, err := range backend.client().ListNumbers(t.Context(), NumberFilter{OrgID: "o", LocationID: "l"}) {
					if err != nil {
						t.Fatal(err)
					}
					if seen[number.PhoneNumber] {
						t.Errorf("%s comes twice", number.PhoneNumber)
					}
					seen[number.PhoneNumber] = true
				}
				if len(seen) != all || time.Since(began) > time.Minute {
					t.Errorf("%d numbers after %s", len(seen), time.Since(began))
				}
			})
		})
	}
}

// What a list says of an error is read in full.
func TestErrorsOfAListAreReadAlone(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, func(request sent) reply {
		if isList(request) {
			return jsonReply(http.StatusOK, `{"items":[{"id":"s7","status":"error","errors":[{"errorCode":1}]}]}`)
		}
		return jsonReply(http.StatusOK, `{"id":"s7","status":"error","errors":[{"errorCode":1,"description":"All of it."}]}`)
	})
	backend.documents = nil
	client := backend.client()
	for range 4 {
		subscriber, err := client.ReadSubscriber(t.Context(), "c", "s7", anything)
		if err != nil || len(subscriber.Errors) != 1 || subscriber.Errors[0].Description != "All of it." {
			t.Errorf("%+v, %v", subscriber, err)
		}
	}
}

// An answer about one object that lacks something for once is no change: it is
// asked for again, and then counts.
func TestShortAnswersAreReadAgain(t *testing.T) {
	t.Parallel()
	hasRoles := func(person wire.Person) bool { return len(person.Roles) == 2 }
	for name, replies := range map[string][]reply{
		"none":         {jsonReply(http.StatusOK, `{"id":"p"}`)},
		"empty":        {jsonReply(http.StatusOK, `{"id":"p","roles":[]}`)},
		"short":        {jsonReply(http.StatusOK, `{"id":"p","roles":["a"]}`)},
		"still absent": {jsonReply(http.StatusOK, `{"id":"p","roles":["a"]}`), jsonReply(http.StatusOK, `{"id":"p","roles":["a"]}`)},
	} {
		asked := 0
		backend := newBackend(t, func(sent) reply {
			asked++
			if asked <= len(replies) {
				return replies[asked-1]
			}
			return jsonReply(http.StatusOK, `{"id":"p","roles":["a","b"]}`)
		})
		backend.documents = nil
		person, err := backend.client().ReadPerson(t.Context(), "", "p", hasRoles)
		if err != nil || asked != 2 || hasRoles(person) != (len(replies) == 1) {
			t.Errorf("%s: %+v after %d answers, %v", name, person, asked, err)
		}
	}
	customers := newBackend(t, replies(jsonReply(http.StatusOK, `{"id":"c","status":"provisioned"}`), jsonReply(http.StatusOK, `{"id":"c","status":"provisioned","packages":["webex_calling"]}`)))
	customers.documents = nil
	customer, err := customers.client().ReadCustomer(t.Context(), "c", func(customer wire.Customer) bool { return len(customer.Packages) == 1 })
	if err != nil || len(customer.Packages) != 1 {
		t.Errorf("%+v, %v", customer, err)
	}
	subscribers := newBackend(t, replies(jsonReply(http.StatusOK, `{"id":"s"}`), jsonReply(http.StatusOK, `{"id":"s","personId":"p"}`)))
	subscribers.documents = nil
	subscriber, err := subscribers.client().ReadSubscriber(t.Context(), "c", "s", func(subscriber wire.Subscriber) bool { return subscriber.PersonID != "" })
	if err != nil || subscriber.PersonID != "p" {
		t.Errorf("%+v, %v", subscriber, err)
	}
}
