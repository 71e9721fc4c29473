package unchanged_test

import (
	"encoding/json"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// laboratory is a configured provider and objects that exist, to which anything
// may be sent without Terraform.
type laboratory struct {
	server  tfprotov6.ProviderServer
	both    *acctest.BothPaths
	types   map[string]tftypes.Type
	config  *tfprotov6.DynamicValue
	objects []specimen
}

// specimen is an object that exists.
type specimen struct {
	typeName      string
	config, state tftypes.Value
	private       []byte
	identity      *tfprotov6.ResourceIdentityData
}

// attributes are those of a configuration; what is missing is null.
type attributes map[string]any

// newLaboratory creates one object of each type.
func newLaboratory(tb testing.TB) *laboratory {
	tb.Helper()
	backend := acctest.NewBackend(tb, emulator.Options{Lag: -1})
	server, both := acctest.NewServerOnBothPaths(tb)
	lab := &laboratory{server: server, both: both, types: map[string]tftypes.Type{}}
	described, err := server.GetProviderSchema(tb.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		tb.Fatal(err)
	}
	for name, schema := range described.ResourceSchemas {
		lab.types[name] = schema.ValueType()
	}
	config := encode(tb, value(described.Provider.ValueType(), attributes{
		"access_token": acctest.Token, "base_url": backend.URL, "requests_per_second": 10000, "max_retries": 0,
	}))
	lab.config = config
	lab.configure(tb, config)
	address := attributes{"address_line1": "1 Main Street", "city": "Austin", "state_or_province": "TX", "zip_or_postal_code": "73301", "country": "US"}
	template := lab.create(tb, "onboarding_template", attributes{
		"name": "Standard", "country": "US", "service_provider_admin": "admin@partner.example", "wholesale_subscription_id": "Sub-100200",
	})
	lab.create(tb, "customer_org", attributes{
		"external_id": "acme", "provisioning_id": template["provisioning_id"], "name": "Acme", "primary_email": "owner@acme.example",
		"supported_location_confirmed": true, "address": address, "head_office": attributes{"name": "Head Office", "time_zone": "America/Chicago", "language": "en_us"},
		"packages": attributes{"webex_calling": attributes{}, "webex_suite": attributes{}},
	})
	location := lab.create(tb, "customer_location", attributes{
		"customer_external_id": "acme", "name": "Branch", "time_zone": "America/Chicago", "preferred_language": "en_us", "address": address, "calling": attributes{},
	})
	lab.create(tb, "customer_user", attributes{
		"customer_external_id": "acme", "email": "user-0@acme.example", "package": "webex_calling", "first_name": "User", "last_name": "Zero",
		"location_id": location["id"], "extension": "10000",
	})
	// A provider that has written something judges relations no more.
	lab.configure(tb, config)
	return lab
}

func (l *laboratory) configure(tb testing.TB, config *tfprotov6.DynamicValue) {
	tb.Helper()
	configured, err := l.server.ConfigureProvider(tb.Context(), &tfprotov6.ConfigureProviderRequest{TerraformVersion: "1.11.0", Config: config})
	if err != nil || len(configured.Diagnostics) > 0 {
		tb.Fatal(err, configured)
	}
}

// create creates an object as Terraform does, and returns its texts.
func (l *laboratory) create(tb testing.TB, name string, given attributes) map[string]string {
	tb.Helper()
	typeName := lifecycle.ProviderName + "_" + name
	kind := l.types[typeName]
	config := value(kind, given)
	null := tftypes.NewValue(kind, nil)
	planned, err := l.server.PlanResourceChange(tb.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, Config: encode(tb, config), PriorState: encode(tb, null), ProposedNewState: encode(tb, config),
	})
	if err != nil || len(planned.Diagnostics) > 0 {
		tb.Fatalf("%s: %v, %s", name, err, said(planned.Diagnostics))
	}
	made, err := l.server.ApplyResourceChange(tb.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, Config: encode(tb, config), PriorState: encode(tb, null), PlannedState: planned.PlannedState, PlannedPrivate: planned.PlannedPrivate,
	})
	if err != nil || len(made.Diagnostics) > 0 {
		tb.Fatalf("%s: %v, %s", name, err, said(made.Diagnostics))
	}
	read, err := l.server.ReadResource(tb.Context(), &tfprotov6.ReadResourceRequest{
		TypeName: typeName, CurrentState: made.NewState, CurrentIdentity: made.NewIdentity, Private: made.Private,
	})
	if err != nil || len(read.Diagnostics) > 0 {
		tb.Fatalf("%s: %v, %s", name, err, said(read.Diagnostics))
	}
	state, err := read.NewState.Unmarshal(kind)
	if err != nil {
		tb.Fatal(err)
	}
	l.objects = append(l.objects, specimen{typeName, config, state, read.Private, read.NewIdentity})
	found := map[string]tftypes.Value{}
	if err := state.As(&found); err != nil {
		tb.Fatal(err)
	}
	plain := map[string]string{}
	for name, one := range found {
		var text string
		if one.Type().Is(tftypes.String) && one.As(&text) == nil {
			plain[name] = text
		}
	}
	return plain
}

// try sends one object, changed at random, through all calls.
func (l *laboratory) try(tb testing.TB, random *rand.Rand) {
	tb.Helper()
	l.both.Report = tb.Errorf
	// What random plans contradict grows with every plan of one run.
	if random.IntN(3) == 0 {
		l.configure(tb, l.config)
	}
	of := l.objects[random.IntN(len(l.objects))]
	// Some objects stay as they are, most change a little, few altogether.
	rarely := []int{1_000_000, 40, 20, 3}[random.IntN(4)]
	state := changer{Rand: random, rarely: rarely}.root(of.state)
	base := of.config
	if random.IntN(2) == 0 {
		base = state
	}
	config := changer{Rand: random, rarely: rarely, unknowns: random.IntN(4) == 0}.root(base)
	proposed := state
	if random.IntN(4) == 0 {
		proposed = changer{Rand: random, rarely: 20, unknowns: true}.root(state)
	}
	private, identity := l.private(random, of), l.identity(tb, random, of)
	ctx := tb.Context()
	l.send(tb, of.typeName, func() (any, error) {
		return l.server.UpgradeResourceState(ctx, &tfprotov6.UpgradeResourceStateRequest{
			TypeName: of.typeName, Version: int64(random.IntN(8) / 7), RawState: &tfprotov6.RawState{JSON: l.file(tb, random, state)},
		})
	})
	l.send(tb, of.typeName, func() (any, error) {
		return l.server.ValidateResourceConfig(ctx, &tfprotov6.ValidateResourceConfigRequest{TypeName: of.typeName, Config: encode(tb, config)})
	})
	l.send(tb, of.typeName, func() (any, error) {
		return l.server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{
			TypeName: of.typeName, CurrentState: encode(tb, state), Private: private, CurrentIdentity: identity,
			ClientCapabilities: &tfprotov6.ReadResourceClientCapabilities{DeferralAllowed: random.IntN(8) == 0},
		})
	})
	l.send(tb, of.typeName, func() (any, error) {
		return l.server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
			TypeName: of.typeName, Config: encode(tb, config), PriorState: encode(tb, state), ProposedNewState: encode(tb, proposed),
			PriorPrivate: private, PriorIdentity: identity,
			ClientCapabilities: &tfprotov6.PlanResourceChangeClientCapabilities{DeferralAllowed: random.IntN(8) == 0},
		})
	})
}

// send makes a call. What it answers was compared already.
func (l *laboratory) send(tb testing.TB, typeName string, call func() (any, error)) {
	tb.Helper()
	if answer, err := call(); err != nil || answer == nil {
		tb.Errorf("%s: %v", typeName, err)
	}
}

func (l *laboratory) private(random *rand.Rand, of specimen) []byte {
	others := []string{"", "null", "{}", "[]", `{ "planned_before": "dHJ1ZQ==" }`, `{".import_before_read":"dHJ1ZQ=="}`, `{"a":"","last_seen":"e30="}`, `{"a":"not base64"}`, `{"z":"MQ==","a":"Mg=="}`}
	if pick := random.IntN(2 * len(others)); pick < len(others) {
		return []byte(others[pick])
	}
	return of.private
}

func (l *laboratory) identity(tb testing.TB, random *rand.Rand, of specimen) *tfprotov6.ResourceIdentityData {
	tb.Helper()
	kind := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"id": tftypes.String}}
	switch random.IntN(6) {
	case 0:
		return nil
	case 1:
		return &tfprotov6.ResourceIdentityData{IdentityData: encode(tb, tftypes.NewValue(kind, nil))}
	case 2:
		return &tfprotov6.ResourceIdentityData{IdentityData: encode(tb, tftypes.NewValue(kind, map[string]tftypes.Value{"id": tftypes.NewValue(tftypes.String, nil)}))}
	case 3:
		return &tfprotov6.ResourceIdentityData{IdentityData: encode(tb, tftypes.NewValue(kind, map[string]tftypes.Value{"id": tftypes.NewValue(tftypes.String, "another")}))}
	}
	return of.identity
}

// file is a state as the state file has it, and now and then one that is not of
// the schema.
func (l *laboratory) file(tb testing.TB, random *rand.Rand, state tftypes.Value) []byte {
	tb.Helper()
	content := plain(tb, state)
	if object, ok := content.(map[string]any); ok && random.IntN(3) == 0 {
		for _, name := range slices.Sorted(maps.Keys(object)) {
			switch random.IntN(40) {
			case 0:
				delete(object, name)
			case 1:
				object[name] = json.Number("12345678901234567890.5")
			case 2:
				object[name] = true
			case 3:
				object[name] = []any{"a", "a"}
			case 4:
				object["no_attribute"] = "x"
			}
		}
	}
	encoded := marshal(tb, content)
	switch random.IntN(30) {
	case 0:
		return append(encoded, " {}"...)
	case 1:
		return encoded[:len(encoded)-1]
	case 2:
		return append([]byte(`{"id":"twice",`), encoded[1:]...)
	}
	return encoded
}

func marshal(tb testing.TB, content any) []byte {
	tb.Helper()
	encoded, err := json.Marshal(content)
	if err != nil {
		tb.Fatal(err)
	}
	return encoded
}

// plain is a value as encoding/json has it.
func plain(tb testing.TB, of tftypes.Value) any {
	tb.Helper()
	if of.IsNull() {
		return nil
	}
	var text string
	var truth bool
	var object map[string]tftypes.Value
	var list []tftypes.Value
	number := new(big.Float)
	switch {
	case of.Type().Is(tftypes.String) && of.As(&text) == nil:
		return text
	case of.Type().Is(tftypes.Bool) && of.As(&truth) == nil:
		return truth
	case of.Type().Is(tftypes.Number) && of.As(&number) == nil:
		return json.Number(number.Text('g', -1))
	case of.As(&object) == nil:
		made := map[string]any{}
		for name, one := range object {
			made[name] = plain(tb, one)
		}
		return made
	case of.As(&list) == nil:
		made := []any{}
		for _, one := range list {
			made = append(made, plain(tb, one))
		}
		return made
	}
	tb.Fatalf("%s", of)
	return nil
}

// value makes a value of a type; what is not given is null.
func value(kind tftypes.Type, given any) tftypes.Value {
	switch of := kind.(type) {
	case tftypes.Object:
		object, ok := given.(attributes)
		if !ok {
			return tftypes.NewValue(kind, nil)
		}
		made := map[string]tftypes.Value{}
		for name, attribute := range of.AttributeTypes {
			made[name] = value(attribute, object[name])
		}
		return tftypes.NewValue(kind, made)
	case tftypes.Map:
		object, ok := given.(attributes)
		if !ok {
			return tftypes.NewValue(kind, nil)
		}
		made := map[string]tftypes.Value{}
		for name, element := range object {
			made[name] = value(of.ElementType, element)
		}
		return tftypes.NewValue(kind, made)
	}
	return tftypes.NewValue(kind, given)
}

func encode(tb testing.TB, of tftypes.Value) *tfprotov6.DynamicValue {
	tb.Helper()
	encoded, err := tfprotov6.NewDynamicValue(of.Type(), of)
	if err != nil {
		tb.Fatal(err)
	}
	return &encoded
}

func said(diagnostics []*tfprotov6.Diagnostic) string {
	var text strings.Builder
	for _, one := range diagnostics {
		text.WriteString(one.Summary + ": " + one.Detail + "\n")
	}
	return text.String()
}
