package emulator

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// violations adds broken rules; what is only a warning passes.
func (p *problems) violations(found []rules.Violation) {
	for _, violation := range rules.Errors(found) {
		p.add("%s", violation.Detail)
	}
}

func (p *problems) authentication(sent wire.Authentication) {
	p.violations(rules.CheckAuthentication(sent.Method, rules.PresenceOf(sent.IdPEntityID), rules.PresenceOf(sent.OIDCIdPName)))
}
