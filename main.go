// Terraform provider for Webex for Wholesale, with an emulator of the
// provisioning backend as a command.
package main

import (
	"os"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/command"
)

// version is set by the release build.
var version = "dev"

func main() {
	os.Exit(command.Main(version))
}
