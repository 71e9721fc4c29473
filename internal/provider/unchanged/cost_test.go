package unchanged_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider/unchanged"
)

// BenchmarkUnchanged compares what a call about an unchanged object costs on the
// two paths. Reads are missing, since most of them is the request.
func BenchmarkUnchanged(b *testing.B) {
	lab := newLaboratory(b)
	for _, of := range lab.objects {
		name := of.typeName[len("webexwholesale_"):]
		state := encode(b, of.state)
		for path, server := range map[string]unchanged.Full{"short": lab.both.Server, "framework": lab.both.Full} {
			b.Run(name+"/upgrade/"+path, func(b *testing.B) {
				req := &tfprotov6.UpgradeResourceStateRequest{TypeName: of.typeName, RawState: &tfprotov6.RawState{JSON: fileOf(b, of.state)}}
				repeat(b, func() (any, error) { return server.UpgradeResourceState(b.Context(), req) })
			})
			b.Run(name+"/validate/"+path, func(b *testing.B) {
				req := &tfprotov6.ValidateResourceConfigRequest{TypeName: of.typeName, Config: encode(b, of.config)}
				repeat(b, func() (any, error) { return server.ValidateResourceConfig(b.Context(), req) })
			})
			b.Run(name+"/plan/"+path, func(b *testing.B) {
				req := &tfprotov6.PlanResourceChangeRequest{
					TypeName: of.typeName, Config: encode(b, of.config), PriorState: state, ProposedNewState: state, PriorPrivate: of.private, PriorIdentity: of.identity,
				}
				repeat(b, func() (any, error) { return server.PlanResourceChange(b.Context(), req) })
			})
		}
	}
}

func repeat(b *testing.B, call func() (any, error)) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := call(); err != nil {
			b.Fatal(err)
		}
	}
}

func fileOf(b *testing.B, state tftypes.Value) []byte {
	b.Helper()
	return marshal(b, plain(b, state))
}
