// Terraform provider for Webex for Wholesale, with an emulator of the
// provisioning backend as subcommand.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"syscall"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// version is set by the release build.
var version = "dev"

func main() {
	if len(os.Args) > 1 && os.Args[1] == "emulator" {
		os.Exit(runEmulator(os.Args[2:]))
	}
	saveCollections()
	debug := flag.Bool("debug", false, "run with support for debuggers")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "Terraform starts this program. Run by hand, it has one subcommand, emulator: see emulator -h.")
		flag.PrintDefaults()
	}
	flag.Parse()
	var options []tf6server.ServeOpt
	if *debug {
		options = append(options, tf6server.WithManagedDebug())
	} else if err := quieten(); err != nil {
		log.Fatal(err)
	}
	err := tf6server.Serve(provider.Address, provider.NewServer(version), options...)
	if err != nil {
		log.Fatal(err)
	}
}

func runEmulator(arguments []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return emulator.Command(ctx, arguments, os.Stdin, os.Stdout, os.Stderr)
}
