package command

import (
	"flag"
	"fmt"
	"log"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// serve is the plug-in. It returns once Terraform is done with it.
func serve(version string) int {
	tuneGarbageCollector()
	debug := flag.Bool("debug", false, "run with support for debuggers")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "Terraform starts this program. Run by hand, it has one command, emulator: see emulator -h.")
		flag.PrintDefaults()
	}
	flag.Parse()
	var options []tf6server.ServeOpt
	if *debug {
		options = append(options, tf6server.WithManagedDebug())
	} else {
		if err := disableUnusedLogs(); err != nil {
			log.Print(err)
			return 1
		}
		outliveTermination()
	}
	if err := tf6server.Serve(provider.Address, provider.NewServer(version), options...); err != nil {
		log.Print(err)
		return 1
	}
	return 0
}
