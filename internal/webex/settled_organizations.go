package webex

import (
	"regexp"
	"sync"
)

// settledOrganizations are the organizations whose former jobs were followed to
// their end, and whether there was one.
type settledOrganizations struct {
	mutex sync.Mutex
	known map[string]bool
}

func (s *settledOrganizations) get(orgID string) (followed, known bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	followed, known = s.known[orgID]
	return followed, known
}

func (s *settledOrganizations) set(orgID string, followed bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.known == nil {
		s.known = map[string]bool{}
	}
	s.known[orgID] = followed
}

var numberInText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\+[0-9]{7,15}`) })

// withoutNumbers hides the phone numbers in a text of Webex.
func withoutNumbers(text string) string {
	return numberInText().ReplaceAllString(text, "(a phone number)")
}
