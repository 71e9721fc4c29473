package acctest

import (
	"bytes"
	"context"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider/unchanged"
)

// BothPaths sends each call down the short path and the framework's, and
// compares the answers. The entity is asked once: the framework gets what the
// entity said on the short path, as it does for an object that changes. Asking
// twice would compare two different things, since an entity registers its object
// with the plan and another object may be planned in between.
type BothPaths struct {
	*unchanged.Server
	// Report is told of each difference.
	Report func(format string, values ...any)

	mutex    sync.Mutex
	answered map[string]int
	types    map[string]tftypes.Type
	identity map[string]tftypes.Type
}

// NewServerOnBothPaths serves the provider under test, and reports answers that
// differ as errors of the test.
func NewServerOnBothPaths(tb testing.TB) (tfprotov6.ProviderServer, *BothPaths) {
	tb.Helper()
	var both *BothPaths
	server := provider.NewServerWith("test", func(short *unchanged.Server) unchanged.Full {
		both = newBothPaths(tb, short)
		return both
	})
	return server, both
}

func newBothPaths(tb testing.TB, short *unchanged.Server) *BothPaths {
	tb.Helper()
	both := &BothPaths{Server: short, Report: tb.Errorf, answered: map[string]int{}, types: map[string]tftypes.Type{}, identity: map[string]tftypes.Type{}}
	described, err := short.GetProviderSchema(tb.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		tb.Fatal(err)
	}
	for name, schema := range described.ResourceSchemas {
		both.types[name] = schema.ValueType()
	}
	identities, err := short.GetResourceIdentitySchemas(tb.Context(), &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		tb.Fatal(err)
	}
	for name, schema := range identities.IdentitySchemas {
		both.identity[name] = schema.ValueType()
	}
	return both
}

// Answered is how many calls of a method the short path answered.
func (b *BothPaths) Answered(method string) int {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.answered[method]
}

// UpgradeResourceState implements tfprotov6.ResourceServer.
func (b *BothPaths) UpgradeResourceState(ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	short, ok := b.Upgrade(req)
	long, err := b.Full.UpgradeResourceState(ctx, req)
	if !ok {
		return long, err
	}
	compared := b.compare("UpgradeResourceState", req.TypeName, err)
	compared.silent(long.Diagnostics)
	compared.state("state", short.UpgradedState, long.UpgradedState)
	return short, nil
}

// ValidateResourceConfig implements tfprotov6.ResourceServer.
func (b *BothPaths) ValidateResourceConfig(ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	short, ok := b.Validate(ctx, req)
	long, err := b.Full.ValidateResourceConfig(ctx, req)
	if !ok {
		return long, err
	}
	b.compare("ValidateResourceConfig", req.TypeName, err).silent(long.Diagnostics)
	return short, nil
}

// ReadResource implements tfprotov6.ResourceServer.
func (b *BothPaths) ReadResource(ctx context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	short, answer, ok := b.Read(ctx, req)
	long, err := b.Full.ReadResource(answer.HandOver(ctx), req)
	if !ok {
		return long, err
	}
	compared := b.compare("ReadResource", req.TypeName, err)
	compared.silent(long.Diagnostics)
	compared.state("state", short.NewState, long.NewState)
	compared.identity(short.NewIdentity, long.NewIdentity)
	compared.equal("the private state", bytes.Equal(short.Private, long.Private))
	compared.equal("the deferral", long.Deferred == nil)
	return short, nil
}

// PlanResourceChange implements tfprotov6.ResourceServer.
func (b *BothPaths) PlanResourceChange(ctx context.Context, req *tfprotov6.PlanResourceChangeRequest) (*tfprotov6.PlanResourceChangeResponse, error) {
	short, answer, ok := b.Plan(ctx, req)
	long, err := b.Full.PlanResourceChange(answer.HandOver(ctx), req)
	if !ok {
		return long, err
	}
	compared := b.compare("PlanResourceChange", req.TypeName, err)
	compared.silent(long.Diagnostics)
	compared.state("planned state", short.PlannedState, long.PlannedState)
	compared.identity(short.PlannedIdentity, long.PlannedIdentity)
	compared.equal("the private state", bytes.Equal(short.PlannedPrivate, long.PlannedPrivate))
	compared.equal("the replacement", len(long.RequiresReplace) == 0)
	compared.equal("the deferral", long.Deferred == nil)
	return short, nil
}

// comparison is that of the two answers to one call.
type comparison struct {
	of       *BothPaths
	method   string
	typeName string
}

func (b *BothPaths) compare(method, typeName string, failed error) comparison {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.answered[method]++
	if failed != nil {
		b.Report("%s of %s fails in the framework: %v", method, typeName, failed)
	}
	return comparison{b, method, typeName}
}

func (c comparison) equal(what string, same bool) {
	if !same {
		c.of.Report("%s of %s: %s differs between the short path and the framework", c.method, c.typeName, what)
	}
}

// silent asserts that the framework has nothing to say either.
func (c comparison) silent(said []*tfprotov6.Diagnostic) {
	for _, one := range said {
		c.of.Report("%s of %s: the short path says nothing, and the framework %q at %v: %s", c.method, c.typeName, one.Summary, one.Attribute, one.Detail)
	}
}

// state compares two encoded objects: the bytes, or what they mean, since the
// state of an upgrade is JSON and sets have no order.
func (c comparison) state(what string, short, long *tfprotov6.DynamicValue) {
	c.values(what, c.of.types[c.typeName], short, long)
}

func (c comparison) identity(short, long *tfprotov6.ResourceIdentityData) {
	if short == nil || long == nil {
		c.equal("the identity", short == nil && long == nil)
		return
	}
	c.values("identity", c.of.identity[c.typeName], short.IdentityData, long.IdentityData)
}

func (c comparison) values(what string, kind tftypes.Type, short, long *tfprotov6.DynamicValue) {
	if short == nil || long == nil {
		c.equal("the "+what, short == nil && long == nil)
		return
	}
	if len(short.MsgPack) > 0 && bytes.Equal(short.MsgPack, long.MsgPack) {
		return
	}
	ours, err := short.Unmarshal(kind)
	if err != nil {
		c.of.Report("%s of %s: the %s of the short path: %v", c.method, c.typeName, what, err)
		return
	}
	theirs, err := long.Unmarshal(kind)
	if err != nil {
		c.of.Report("%s of %s: the %s of the framework: %v", c.method, c.typeName, what, err)
		return
	}
	if !ours.Equal(theirs) {
		c.of.Report("%s of %s: the %s is\n%s\non the short path, and\n%s\nin the framework", c.method, c.typeName, what, ours, theirs)
	}
}
