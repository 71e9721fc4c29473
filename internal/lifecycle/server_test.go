package lifecycle

import (
	"context"
	"maps"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

const sampleType = "webexwholesale_sample"

// sample is the model of a resource whose functions a test gives.
type sample struct {
	ID       types.String   `tfsdk:"id"`
	ParentID values.WebexID `tfsdk:"parent_id"`
	Name     types.String   `tfsdk:"name"`
	Note     types.String   `tfsdk:"note"`
	Timeouts timeouts.Value `tfsdk:"timeouts"`
}

func sampleSpec() Spec[sample] {
	return Spec[sample]{
		Name: "sample",
		Schema: func(context.Context) schema.Schema {
			return schema.Schema{Attributes: map[string]schema.Attribute{
				"id":        schema.StringAttribute{Computed: true},
				"parent_id": schema.StringAttribute{Optional: true, CustomType: values.WebexIDType{}},
				"name":      schema.StringAttribute{Optional: true},
				"note":      schema.StringAttribute{Optional: true, Computed: true},
			}}
		},
		Identity: []string{"id", "parent_id"},
		Timeouts: Timeouts{Create: 30 * time.Minute, Read: 5 * time.Minute, Update: 20 * time.Minute, Delete: 10 * time.Minute},
	}
}

type sampleProvider struct {
	spec Spec[sample]
	data any
}

func (sampleProvider) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = ProviderName
}
func (sampleProvider) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}
func (p sampleProvider) Configure(_ context.Context, _ provider.ConfigureRequest, response *provider.ConfigureResponse) {
	response.ResourceData, response.DataSourceData = p.data, p.data
}
func (sampleProvider) DataSources(context.Context) []func() datasource.DataSource { return nil }
func (p sampleProvider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return NewResource(p.spec) }}
}

// server talks to the sample as Terraform does.
type server struct {
	tfprotov6.ProviderServer
}

// connected is a runtime with a client that nobody uses.
func connected() *Runtime {
	return &Runtime{Estate: estate.New(estate.Relations{}), Exchange: exchange.NewTable(), Connect: func() (*webex.Client, error) { return webex.NewClient(webex.Config{}) }}
}

func serve(t *testing.T, spec Spec[sample], data any) server {
	t.Helper()
	made, err := providerserver.NewProtocol6WithError(sampleProvider{spec: spec, data: data})()
	if err != nil {
		t.Fatal(err)
	}
	nothing := tftypes.Object{AttributeTypes: map[string]tftypes.Type{}}
	response, err := made.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{Config: encode(t, nothing, tftypes.NewValue(nothing, map[string]tftypes.Value{}))})
	if err != nil || len(response.Diagnostics) > 0 {
		t.Fatalf("%v, %v", err, response)
	}
	return server{made}
}

func timeoutsType() tftypes.Object {
	of := map[string]tftypes.Type{}
	for _, operation := range []string{"create", "read", "update", "delete"} {
		of[operation] = tftypes.String
	}
	return tftypes.Object{AttributeTypes: of}
}

func stateType() tftypes.Object {
	return tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"id": tftypes.String, "parent_id": tftypes.String, "name": tftypes.String, "note": tftypes.String, "timeouts": timeoutsType(),
	}}
}

func identityType() tftypes.Object {
	return tftypes.Object{AttributeTypes: map[string]tftypes.Type{"id": tftypes.String, "parent_id": tftypes.String}}
}

// state is the attributes of a sample; what is missing is null, and nil stands
// for a resource that does not exist. A key such as "timeouts.create" is in
// the timeouts block.
type state map[string]any

func (s state) value() tftypes.Value {
	if s == nil {
		return tftypes.NewValue(stateType(), nil)
	}
	attributes := map[string]tftypes.Value{}
	for name := range stateType().AttributeTypes {
		if name != "timeouts" {
			attributes[name] = tftypes.NewValue(tftypes.String, s[name])
		}
	}
	attributes["timeouts"] = tftypes.NewValue(timeoutsType(), nil)
	limits, given := map[string]tftypes.Value{}, false
	for name := range timeoutsType().AttributeTypes {
		limits[name] = tftypes.NewValue(tftypes.String, s["timeouts."+name])
		given = given || s["timeouts."+name] != nil
	}
	if given {
		attributes["timeouts"] = tftypes.NewValue(timeoutsType(), limits)
	}
	return tftypes.NewValue(stateType(), attributes)
}

func (s state) with(changes state) state {
	changed := maps.Clone(s)
	maps.Copy(changed, changes)
	return changed
}

func encode(t *testing.T, of tftypes.Type, value tftypes.Value) *tfprotov6.DynamicValue {
	t.Helper()
	encoded, err := tfprotov6.NewDynamicValue(of, value)
	if err != nil {
		t.Fatal(err)
	}
	return &encoded
}

// texts decodes an object of texts; nil where it is null.
func texts(t *testing.T, of tftypes.Object, encoded *tfprotov6.DynamicValue) map[string]string {
	t.Helper()
	value, err := encoded.Unmarshal(of)
	if err != nil {
		t.Fatal(err)
	}
	if value.IsNull() {
		return nil
	}
	var attributes map[string]tftypes.Value
	if err := value.As(&attributes); err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for name, one := range attributes {
		if !one.IsFullyKnown() {
			t.Errorf("%s is unknown", name)
		} else if one.Type().Is(tftypes.String) && !one.IsNull() {
			var text string
			if err := one.As(&text); err != nil {
				t.Fatal(err)
			}
			found[name] = text
		}
	}
	return found
}

func identityOf(t *testing.T, data *tfprotov6.ResourceIdentityData) map[string]string {
	t.Helper()
	if data == nil || data.IdentityData == nil {
		return nil
	}
	return texts(t, identityType(), data.IdentityData)
}

// applied is what an apply or a read made.
type applied struct {
	State, Identity map[string]string
	Private         []byte
	Diagnostics     []*tfprotov6.Diagnostic
}

func (a applied) errors() int {
	count := 0
	for _, one := range a.Diagnostics {
		if one.Severity == tfprotov6.DiagnosticSeverityError {
			count++
		}
	}
	return count
}

func (s server) apply(t *testing.T, prior, config state) applied {
	t.Helper()
	planned := config
	if prior == nil && config != nil {
		planned = config.with(state{"id": tftypes.UnknownValue})
		if config["note"] == nil {
			planned["note"] = tftypes.UnknownValue
		}
	}
	response, err := s.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: sampleType, PriorState: encode(t, stateType(), prior.value()),
		PlannedState: encode(t, stateType(), planned.value()), Config: encode(t, stateType(), config.value()),
	})
	if err != nil {
		t.Fatal(err)
	}
	return applied{texts(t, stateType(), response.NewState), identityOf(t, response.NewIdentity), response.Private, response.Diagnostics}
}

func (s server) read(t *testing.T, current state, identity *tfprotov6.ResourceIdentityData) applied {
	t.Helper()
	response, err := s.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
		TypeName: sampleType, CurrentState: encode(t, stateType(), current.value()), CurrentIdentity: identity,
	})
	if err != nil {
		t.Fatal(err)
	}
	return applied{texts(t, stateType(), response.NewState), identityOf(t, response.NewIdentity), response.Private, response.Diagnostics}
}

func identityData(t *testing.T, id, parentID any) *tfprotov6.ResourceIdentityData {
	t.Helper()
	return &tfprotov6.ResourceIdentityData{IdentityData: encode(t, identityType(), tftypes.NewValue(identityType(), map[string]tftypes.Value{
		"id": tftypes.NewValue(tftypes.String, id), "parent_id": tftypes.NewValue(tftypes.String, parentID),
	}))}
}
