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
	// check is set for what a loose emulator lets pass.
	check bool
}

// Add adds a problem by its reason, whose words the arguments complete.
func (p *Problems) Add(why Reason, arguments ...any) {
	_, check := why.(checked)
	*p = append(*p, problem{why.status(), DetailOf(why, arguments...), check})
}

// Require adds a problem for a text that is empty or blank.
func (p *Problems) Require(name, value string) {
	if strings.TrimSpace(value) == "" {
		p.Add(FieldRequired, name)
	}
}

// refusing are the problems that a call is refused for. A loose one is warned of
// failed checks instead.
func (p Problems) refusing(c *Call) Problems {
	if !c.Loose {
		return p
	}
	var left Problems
	for _, one := range p {
		if one.check {
			c.Warn(one.detail.Description)
		} else {
			left = append(left, one)
		}
	}
	return left
}
