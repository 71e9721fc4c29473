// Command echo is a plug-in with the schemas of the provider that does nothing
// at all: it answers each call with what the call brought. What it takes is
// what Terraform takes with any plug-in, whatever that is made with. It sets its
// garbage collector and its log as the provider does.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/command"
	full "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// echo has the schemas of the provider.
type echo struct{ tfprotov6.ProviderServer }

func main() {
	command.TuneGarbageCollector()
	if err := command.DisableUnusedLogs(); err != nil {
		log.Fatal(err)
	}
	serve := func() tfprotov6.ProviderServer { return echo{full.NewServer("echo")()} }
	if err := tf6server.Serve(full.Address, serve); err != nil {
		log.Fatal(err)
	}
}

// ConfigureProvider implements tfprotov6.ProviderServer.
func (echo) ConfigureProvider(context.Context, *tfprotov6.ConfigureProviderRequest) (*tfprotov6.ConfigureProviderResponse, error) {
	return &tfprotov6.ConfigureProviderResponse{}, nil
}

// ValidateResourceConfig implements tfprotov6.ProviderServer.
func (echo) ValidateResourceConfig(context.Context, *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	return &tfprotov6.ValidateResourceConfigResponse{}, nil
}

// UpgradeResourceState implements tfprotov6.ProviderServer.
func (echo) UpgradeResourceState(_ context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: &tfprotov6.DynamicValue{JSON: req.RawState.JSON}}, nil
}

// ReadResource implements tfprotov6.ProviderServer.
func (echo) ReadResource(_ context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	return &tfprotov6.ReadResourceResponse{NewState: req.CurrentState, Private: req.Private, NewIdentity: req.CurrentIdentity}, nil
}

// PlanResourceChange implements tfprotov6.ProviderServer.
func (echo) PlanResourceChange(_ context.Context, req *tfprotov6.PlanResourceChangeRequest) (*tfprotov6.PlanResourceChangeResponse, error) {
	return &tfprotov6.PlanResourceChangeResponse{
		PlannedState: req.ProposedNewState, PlannedPrivate: req.PriorPrivate, PlannedIdentity: req.PriorIdentity,
	}, nil
}
