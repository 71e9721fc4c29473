package command

import (
	"log"
	"os/signal"
	"syscall"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// serve is the plug-in. It returns once Terraform is done with it. A debugger
// starts it by itself, and is told how Terraform finds it.
func serve(version string, debug bool) int {
	TuneGarbageCollector()
	var options []tf6server.ServeOpt
	if debug {
		// A command ends in order when it is terminated; a plug-in under a debugger just ends.
		signal.Reset(syscall.SIGTERM)
		options = append(options, tf6server.WithManagedDebug())
	} else {
		if err := DisableUnusedLogs(); err != nil {
			log.Print(err)
			return exitFailure
		}
		outliveTermination()
	}
	if err := tf6server.Serve(provider.Address, provider.NewServer(version), options...); err != nil {
		log.Print(err)
		return exitFailure
	}
	return exitOK
}
