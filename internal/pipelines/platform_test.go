package pipelines_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// strangers is how many notes and issues of others are there before: more than a page of them.
const strangers = 150

// platform keeps the texts of one project.
type platform struct {
	mutex    sync.Mutex
	comments []*text
	issues   []*text
}

type text struct {
	title, body string
	closed      bool
}

func (p *platform) fill() {
	for number := range strangers {
		p.comments = append(p.comments, &text{body: fmt.Sprintf("note %d", number)})
		p.issues = append(p.issues, &text{title: fmt.Sprintf("Drift in the sea, part %d", number)})
	}
}

// count says how many texts hold some words.
func (p *platform) count(words string) int {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	found := 0
	for _, one := range slices.Concat(p.comments, p.issues) {
		if strings.Contains(one.body, words) {
			found++
		}
	}
	return found
}

// change is what a request asks for; a field that it lacks is nil.
type change struct {
	Title, Body *string
	close       bool
}

func (c change) apply(to *text) {
	if c.Title != nil {
		to.title = *c.Title
	}
	if c.Body != nil {
		to.body = *c.Body
	}
	to.closed = to.closed || c.close
}

// page is the part of a list that a request asks for, and whether there is more.
func page(request *http.Request, all []map[string]any) ([]map[string]any, bool) {
	number := max(1, atoi(request.FormValue("page")))
	size := max(1, atoi(request.FormValue("per_page")))
	begin, end := min(len(all), (number-1)*size), min(len(all), number*size)
	return all[begin:end], end < len(all)
}

func atoi(digits string) int {
	number, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return number
}

func answer(writer http.ResponseWriter, value any) {
	writer.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(writer).Encode(value); err != nil {
		panic(err)
	}
}

// guarded lets only requests with the token in, one at a time.
func (p *platform) guarded(header, value string, routes http.Handler) http.Handler {
	p.fill()
	return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		p.mutex.Lock()
		defer p.mutex.Unlock()
		if request.Header.Get(header) != value {
			http.Error(writer, `{"message":"401 Unauthorized"}`, http.StatusUnauthorized)
			return
		}
		routes.ServeHTTP(writer, request)
	})
}

// find is the text with the number of the path, which counts from 1.
func find(request *http.Request, all []*text) *text {
	return all[atoi(request.PathValue("number"))-1]
}

func (p *platform) gitlab() http.Handler {
	const project = "/projects/7"
	read := func(request *http.Request) change {
		if err := request.ParseForm(); err != nil {
			panic(err)
		}
		field := func(name string) *string {
			if !request.PostForm.Has(name) {
				return nil
			}
			value := request.PostForm.Get(name)
			return &value
		}
		asked := change{Title: field("title"), Body: field("body"), close: request.PostForm.Get("state_event") == "close"}
		if description := field("description"); description != nil {
			asked.Body = description
		}
		return asked
	}
	routes := http.NewServeMux()
	routes.HandleFunc("GET "+project+"/merge_requests/3/notes", func(w http.ResponseWriter, r *http.Request) {
		notes := []map[string]any{}
		for number, note := range p.comments {
			notes = append(notes, map[string]any{"id": number + 1, "body": note.body})
		}
		part, _ := page(r, notes)
		answer(w, part)
	})
	routes.HandleFunc("GET "+project+"/issues", func(w http.ResponseWriter, r *http.Request) {
		found := []map[string]any{}
		for number, issue := range p.issues {
			if !issue.closed && strings.Contains(issue.title, r.FormValue("search")) {
				found = append(found, map[string]any{"iid": number + 1, "title": issue.title})
			}
		}
		part, _ := page(r, found)
		answer(w, part)
	})
	p.writes(routes, read, map[string]*[]*text{
		"POST " + project + "/merge_requests/3/notes":         &p.comments,
		"PUT " + project + "/merge_requests/3/notes/{number}": &p.comments,
		"POST " + project + "/issues":                         &p.issues,
		"PUT " + project + "/issues/{number}":                 &p.issues,
	})
	return p.guarded("PRIVATE-TOKEN", token, routes)
}

func (p *platform) github() http.Handler {
	const repository = "/api/v3/repos/partner/wholesale"
	read := func(request *http.Request) change {
		var asked struct {
			change
			State string
		}
		if err := json.NewDecoder(request.Body).Decode(&asked); err != nil {
			panic(err)
		}
		asked.close = asked.State == "closed"
		return asked.change
	}
	list := func(w http.ResponseWriter, r *http.Request, all []map[string]any) {
		part, more := page(r, all)
		if more {
			next := *r.URL
			query := next.Query()
			query.Set("page", strconv.Itoa(max(1, atoi(query.Get("page")))+1))
			next.RawQuery = query.Encode()
			w.Header().Set("Link", fmt.Sprintf(`<https://%s%s>; rel="next"`, r.Host, next.String()))
		}
		answer(w, part)
	}
	routes := http.NewServeMux()
	routes.HandleFunc("GET "+repository+"/issues/3/comments", func(w http.ResponseWriter, r *http.Request) {
		comments := []map[string]any{}
		for number, comment := range p.comments {
			comments = append(comments, map[string]any{"id": number + 1, "body": comment.body, "user": map[string]any{"type": "Bot"}})
		}
		list(w, r, comments)
	})
	routes.HandleFunc("GET "+repository+"/issues", func(w http.ResponseWriter, r *http.Request) {
		found := []map[string]any{{"number": 3, "title": "Drift: acme", "pull_request": map[string]any{}}}
		for number, issue := range p.issues {
			if !issue.closed {
				found = append(found, map[string]any{"number": number + 1, "title": issue.title})
			}
		}
		list(w, r, found)
	})
	p.writes(routes, read, map[string]*[]*text{
		"POST " + repository + "/issues/{number}/comments":  &p.comments,
		"PATCH " + repository + "/issues/comments/{number}": &p.comments,
		"POST " + repository + "/issues":                    &p.issues,
		"PATCH " + repository + "/issues/{number}":          &p.issues,
	})
	return p.guarded("Authorization", "token "+token, routes)
}

// writes adds the routes that make a text (POST) or change one.
func (p *platform) writes(routes *http.ServeMux, read func(*http.Request) change, lists map[string]*[]*text) {
	for pattern, list := range lists {
		routes.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			asked := read(r)
			if r.Method == http.MethodPost {
				*list = append(*list, new(text))
				asked.apply((*list)[len(*list)-1])
				w.WriteHeader(http.StatusCreated)
			} else {
				asked.apply(find(r, *list))
			}
			answer(w, map[string]any{})
		})
	}
}
