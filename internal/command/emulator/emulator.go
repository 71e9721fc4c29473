// Package emulator is the command emulator: it serves the embedded provisioning
// backend over HTTP, adds to its data what exists at Webex before Terraform
// comes, and saves and loads snapshots of the data.
package emulator

import (
	"github.com/spf13/cobra"

	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// defaultData is the file that keeps everything unless -data names another one.
const defaultData = "wholesale.db"

// New returns the command with its subcommands.
func New() *cobra.Command {
	// The data file is the same flag for all of them.
	data := new(string)
	command := newServe(data)
	command.PersistentFlags().StringVar(data, "data", defaultData, "SQLite `file` that keeps everything; "+backend.InMemory+" keeps nothing")
	command.AddCommand(newAdd(data), newSnapshot(data), newEstate(data), newHealth())
	return command
}
