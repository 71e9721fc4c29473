package rest

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Problems collects what is wrong with a request, so that one answer names
// everything.
type Problems []problem

type problem struct {
	status int
	detail wire.ErrorDetail
}

// Add adds a problem by its reason, whose words the arguments complete.
func (p *Problems) Add(why reason, arguments ...any) {
	*p = append(*p, problem{why.status(), DetailOf(why, arguments...)})
}

// Require adds a problem for a text that is empty or blank.
func (p *Problems) Require(name, value string) {
	if strings.TrimSpace(value) == "" {
		p.Add(FieldRequired, name)
	}
}
