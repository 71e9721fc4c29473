package customeruser_test

import (
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestPlansRightAfterAWriteAreEmpty creates and changes a user at a backend whose
// reads lag for longer than Terraform takes between two commands: the user must
// neither leave the state nor seem to have changed.
func TestPlansRightAfterAWriteAreEmpty(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{Lag: 2500 * time.Millisecond})
	orderNumbers(t, backend)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().config())},
		{Config: backend.Config(valid().with(lines{"first_name": `"Johanna"`}).config())},
	}})
}
