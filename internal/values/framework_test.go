package values_test

import (
	"context"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// sampleProvider offers one resource, whose attributes are of the types here.
type sampleProvider struct{}

func (sampleProvider) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "sample"
}
func (sampleProvider) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}
func (sampleProvider) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
}
func (sampleProvider) DataSources(context.Context) []func() datasource.DataSource { return nil }
func (sampleProvider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return sampleResource{} }}
}

type sampleResource struct{}

func (sampleResource) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "sample"
}

func sampleSchema() schema.Schema {
	keep := []planmodifier.String{values.KeepSpelling()}
	return schema.Schema{Attributes: map[string]schema.Attribute{
		"email":     schema.StringAttribute{Optional: true, CustomType: values.EmailType{}, PlanModifiers: keep},
		"phone":     schema.StringAttribute{Optional: true, CustomType: values.PhoneNumberType{}, PlanModifiers: keep},
		"webex_id":  schema.StringAttribute{Optional: true, CustomType: values.WebexIDType{}, PlanModifiers: keep},
		"time_zone": schema.StringAttribute{Optional: true, CustomType: values.TimeZoneType{}, PlanModifiers: keep},
		"country":   schema.StringAttribute{Optional: true, CustomType: values.CountryType{}, PlanModifiers: keep},
		"plain":     schema.StringAttribute{Optional: true, PlanModifiers: keep},
		"nested": schema.SingleNestedAttribute{Optional: true, Attributes: map[string]schema.Attribute{
			"language": schema.StringAttribute{Optional: true, CustomType: values.LanguageType{}, PlanModifiers: keep},
		}},
		"numbers": schema.SetAttribute{
			Optional: true, ElementType: values.PhoneNumberType{},
			Validators: []validator.Set{values.ValidElements()}, PlanModifiers: []planmodifier.Set{values.KeepSpellingOfSet()},
		},
	}}
}

func (sampleResource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = sampleSchema()
}
func (sampleResource) Create(context.Context, resource.CreateRequest, *resource.CreateResponse) {}
func (sampleResource) Read(context.Context, resource.ReadRequest, *resource.ReadResponse)       {}
func (sampleResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {}
func (sampleResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

// object is a sample's attributes; what is missing is null. A language stands
// in the nested attribute, and the numbers are a []any.
type object map[string]any

func (o object) value(t *testing.T) (tftypes.Type, tftypes.Value) {
	t.Helper()
	typ, ok := sampleSchema().Type().TerraformType(t.Context()).(tftypes.Object)
	if !ok {
		t.Fatal("the schema is no object")
	}
	attributes := map[string]tftypes.Value{}
	for name, attributeType := range typ.AttributeTypes {
		given := o[name]
		if numbers, ok := given.([]any); ok {
			elements := []tftypes.Value{}
			for _, number := range numbers {
				elements = append(elements, tftypes.NewValue(tftypes.String, number))
			}
			given = elements
		}
		attributes[name] = tftypes.NewValue(attributeType, given)
	}
	if language, ok := o["language"]; ok {
		nested := typ.AttributeTypes["nested"]
		attributes["nested"] = tftypes.NewValue(nested, map[string]tftypes.Value{"language": tftypes.NewValue(tftypes.String, language)})
	}
	return typ, tftypes.NewValue(typ, attributes)
}

func (o object) dynamic(t *testing.T) *tfprotov6.DynamicValue {
	t.Helper()
	typ, value := o.value(t)
	if o == nil {
		value = tftypes.NewValue(typ, nil)
	}
	sent, err := tfprotov6.NewDynamicValue(typ, value)
	if err != nil {
		t.Fatal(err)
	}
	return &sent
}

func TestSchemaIsSound(t *testing.T) {
	t.Parallel()
	if diagnostics := sampleSchema().ValidateImplementation(t.Context()); diagnostics.HasError() {
		t.Error(diagnostics)
	}
}

func TestFrameworkValidates(t *testing.T) {
	t.Parallel()
	const number, sameNumber = "+13055550100", "+1 (305) 555-0100"
	for _, test := range []struct {
		name   string
		config object
		says   []string
	}{
		{"nothing", object{}, nil},
		{
			"all valid",
			object{
				"email": "a@acme.example", "phone": sameNumber, "webex_id": "x", "time_zone": "UTC", "country": "DE",
				"language": "de_DE", "numbers": []any{number, "+13055550101"},
			},
			nil,
		},
		{"unknown", object{"email": tftypes.UnknownValue, "country": tftypes.UnknownValue, "numbers": tftypes.UnknownValue}, nil},
		{"unknown and null elements", object{"numbers": []any{tftypes.UnknownValue, number}}, nil},
		{"a wrong e-mail address", object{"email": "acme.example"}, []string{"email is not valid"}},
		{"a wrong country", object{"country": "de"}, []string{`Write "DE"`}},
		{"a wrong nested language", object{"language": "de-DE"}, []string{"nested.language is not valid"}},
		{"two wrong values", object{"country": "XX", "time_zone": "Local"}, []string{"country", "time_zone"}},
		{"a wrong element", object{"numbers": []any{number, "3055550177"}}, []string{`numbers contains a phone number (ending in "77")`}},
		{"a short wrong element", object{"numbers": []any{"100"}}, []string{"numbers contains a phone number that is not valid"}},
		{"an element in two spellings", object{"numbers": []any{number, sameNumber}}, []string{`in two spellings`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			response, err := providerserver.NewProtocol6(sampleProvider{})().ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{
				TypeName: "sample", Config: test.config.dynamic(t),
			})
			if err != nil {
				t.Fatal(err)
			}
			var details strings.Builder
			for _, diagnostic := range response.Diagnostics {
				details.WriteString(diagnostic.Detail + "\n")
			}
			if len(response.Diagnostics) != len(test.says) {
				t.Errorf("%d diagnostics instead of %d:\n%s", len(response.Diagnostics), len(test.says), details.String())
			}
			for _, text := range test.says {
				if !strings.Contains(details.String(), text) {
					t.Errorf("nothing says %q:\n%s", text, details.String())
				}
			}
			if strings.Contains(details.String(), "3055550177") {
				t.Errorf("a number is quoted:\n%s", details.String())
			}
		})
	}
}

func TestKeepSpelling(t *testing.T) {
	t.Parallel()
	const a, aRespelled, b = "+13055550100", "+1 (305) 555-0100", "+13055550101"
	for _, test := range []struct {
		name   string
		state  object
		config object
		want   object
	}{
		{"create", nil, object{"email": "A@acme.example"}, object{"email": "A@acme.example"}},
		{"unchanged", object{"email": "a@acme.example"}, object{"email": "a@acme.example"}, object{"email": "a@acme.example"}},
		{"e-mail respelled", object{"email": "a@acme.example"}, object{"email": "A@ACME.example"}, object{"email": "a@acme.example"}},
		{"e-mail changed", object{"email": "a@acme.example"}, object{"email": "b@acme.example"}, object{"email": "b@acme.example"}},
		{"e-mail removed", object{"email": "a@acme.example"}, object{}, object{}},
		{"e-mail added", object{}, object{"email": "a@acme.example"}, object{"email": "a@acme.example"}},
		{"e-mail not known", object{"email": "a@acme.example"}, object{"email": tftypes.UnknownValue}, object{"email": tftypes.UnknownValue}},
		{"number respelled", object{"phone": a}, object{"phone": aRespelled}, object{"phone": a}},
		{
			"id respelled",
			object{"webex_id": "Y2lzY29zcGFyazovL3VzL1BFT1BMRS82YzhiN2UxYy05YTI3LTRjMjktOGQwYS02ZDFmMGY0ZjJmMzE"},
			object{"webex_id": "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31"},
			object{"webex_id": "Y2lzY29zcGFyazovL3VzL1BFT1BMRS82YzhiN2UxYy05YTI3LTRjMjktOGQwYS02ZDFmMGY0ZjJmMzE"},
		},
		{"nested language respelled", object{"language": "en_us"}, object{"language": "en_US"}, object{"language": "en_us"}},
		{"a plain text is compared as it is", object{"plain": "x"}, object{"plain": "X"}, object{"plain": "X"}},
		{
			"one respelled, one changed",
			object{"email": "a@acme.example", "country": "DE"},
			object{"email": "A@acme.example", "country": "FR"},
			object{"email": "a@acme.example", "country": "FR"},
		},
		{"set respelled", object{"numbers": []any{a, b}}, object{"numbers": []any{b, aRespelled}}, object{"numbers": []any{a, b}}},
		{"set respelled and changed", object{"numbers": []any{a}}, object{"numbers": []any{aRespelled, b}}, object{"numbers": []any{aRespelled, b}}},
		{"set with another element", object{"numbers": []any{a}}, object{"numbers": []any{b}}, object{"numbers": []any{b}}},
		{"set with an unknown element", object{"numbers": []any{a}}, object{"numbers": []any{tftypes.UnknownValue}}, object{"numbers": []any{tftypes.UnknownValue}}},
		{"set added", object{}, object{"numbers": []any{a}}, object{"numbers": []any{a}}},
		{"set removed", object{"numbers": []any{a}}, object{}, object{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			response, err := providerserver.NewProtocol6(sampleProvider{})().PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
				TypeName: "sample", PriorState: test.state.dynamic(t), ProposedNewState: test.config.dynamic(t), Config: test.config.dynamic(t),
			})
			if err != nil || len(response.Diagnostics) > 0 {
				t.Fatalf("%v %v", err, response.Diagnostics)
			}
			typ, want := test.want.value(t)
			got, err := response.PlannedState.Unmarshal(typ)
			if err != nil {
				t.Fatal(err)
			}
			if !got.Equal(want) {
				t.Errorf("planned %s\nwant    %s", got, want)
			}
		})
	}
}
