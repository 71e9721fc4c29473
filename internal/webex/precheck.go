package webex

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// precheckPassed is the info code of a successful precheck.
const precheckPassed = wire.Code("100")

// PrecheckPassed reports whether Webex says that the create would succeed. An
// answer of another shape is neither: it has passed nothing, and is no refusal.
func PrecheckPassed(answer wire.Precheck) bool {
	for _, info := range answer.Info {
		if info.InfoCode != precheckPassed {
			return false
		}
	}
	return len(answer.Info) > 0
}
