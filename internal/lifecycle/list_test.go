package lifecycle

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// listingProvider is the sample with a list resource.
type listingProvider struct {
	sampleProvider
	list ListSpec[sample, sampleFilters]
}

func (p listingProvider) Configure(ctx context.Context, request provider.ConfigureRequest, response *provider.ConfigureResponse) {
	p.sampleProvider.Configure(ctx, request, response)
	response.ListResourceData = p.data
}

func (p listingProvider) ListResources(context.Context) []func() list.ListResource {
	return []func() list.ListResource{func() list.ListResource { return NewListResource(p.list) }}
}

type sampleFilters struct {
	Count types.Int64 `tfsdk:"count"`
}

var errPage = errors.New("the second page failed")

// sampleList yields as many samples as its filter asks for, and counts how
// many were taken. Where failing is not 0, that one fails.
func sampleList(failing int, taken *int) ListSpec[sample, sampleFilters] {
	return ListSpec[sample, sampleFilters]{
		Name: "sample",
		Schema: func(context.Context) listschema.Schema {
			return listschema.Schema{Attributes: map[string]listschema.Attribute{"count": listschema.Int64Attribute{Required: true}}}
		},
		Failure: "The samples could not be listed",
		List: func(_ context.Context, listing *Listing[sample, sampleFilters]) iter.Seq2[Listed[sample], error] {
			return func(yield func(Listed[sample], error) bool) {
				for number := range int(listing.Filters.Count.ValueInt64()) {
					*taken++
					if number+1 == failing {
						if yield(Listed[sample]{}, errPage) {
							panic("the list goes on after an error")
						}
						return
					}
					one := listing.New()
					one.ID, one.ParentID = types.StringValue(fmt.Sprint("id", number)), values.NewWebexIDValue("parent")
					if listing.Full {
						one.Name = types.StringValue(fmt.Sprint("name", number))
					}
					listed := Listed[sample]{DisplayName: fmt.Sprint("sample ", number), Model: one}
					if number == 1 {
						listed.Problems = diag.Diagnostics{diag.NewWarningDiagnostic("Beware", "of this one.")}
					}
					if !yield(listed, nil) {
						return
					}
				}
			}
		},
	}
}

func listSamples(t *testing.T, spec ListSpec[sample, sampleFilters], data any, count, limit int64, full bool) []tfprotov6.ListResourceResult {
	t.Helper()
	made, err := providerserver.NewProtocol6WithError(listingProvider{sampleProvider{spec: sampleSpec(), data: data}, spec})()
	if err != nil {
		t.Fatal(err)
	}
	nothing := tftypes.Object{AttributeTypes: map[string]tftypes.Type{}}
	if _, err := made.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{Config: encode(t, nothing, tftypes.NewValue(nothing, map[string]tftypes.Value{}))}); err != nil {
		t.Fatal(err)
	}
	server, ok := made.(tfprotov6.ProviderServerWithListResource) //nolint:staticcheck // until its methods are part of ProviderServer it is the only way to them
	if !ok {
		t.Fatal("the server lists nothing")
	}
	filters := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"count": tftypes.Number}}
	stream, err := server.ListResource(t.Context(), &tfprotov6.ListResourceRequest{
		TypeName: sampleType, Limit: limit, IncludeResource: full,
		Config: encode(t, filters, tftypes.NewValue(filters, map[string]tftypes.Value{"count": tftypes.NewValue(tftypes.Number, count)})),
	})
	if err != nil {
		t.Fatal(err)
	}
	var results []tfprotov6.ListResourceResult
	for result := range stream.Results {
		results = append(results, result)
	}
	return results
}

func TestListResource(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		count, limit  int64
		failing       int
		want, taken   int
		fails         bool
		notConfigured bool
	}{
		"none":                            {count: 0, limit: 100},
		"one":                             {count: 1, limit: 100, want: 1, taken: 1},
		"as many as the limit":            {count: 100, limit: 100, want: 100, taken: 100},
		"more than the limit":             {count: 101, limit: 100, want: 100, taken: 100},
		"no limit":                        {count: 101, want: 101, taken: 101},
		"an error after some":             {count: 101, limit: 1000, failing: 101, want: 101, taken: 101, fails: true},
		"an error at once":                {count: 3, limit: 100, failing: 1, want: 1, taken: 1, fails: true},
		"an error that is never asked of": {count: 3, limit: 2, failing: 3, want: 2, taken: 2},
		"no provider data":                {count: 3, limit: 100, want: 1, fails: true, notConfigured: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var data any
			if !test.notConfigured {
				data = connected()
			}
			taken := 0
			results := listSamples(t, sampleList(test.failing, &taken), data, test.count, test.limit, false)
			if len(results) != test.want || taken != test.taken {
				t.Fatalf("%d results, %d taken", len(results), taken)
			}
			for index, result := range results {
				failed := len(result.Diagnostics) > 0 && result.Diagnostics[0].Severity == tfprotov6.DiagnosticSeverityError
				if failed != (test.fails && index == len(results)-1) {
					t.Errorf("result %d comes with %+v", index, result.Diagnostics)
				}
				if failed {
					continue
				}
				identity := identityOf(t, result.Identity)
				if !maps.Equal(identity, map[string]string{"id": fmt.Sprint("id", index), "parent_id": "parent"}) || result.DisplayName != fmt.Sprint("sample ", index) || result.Resource != nil {
					t.Errorf("result %d is %v %q", index, identity, result.DisplayName)
				}
			}
		})
	}
}

func TestListResourceIncludesTheResource(t *testing.T) {
	t.Parallel()
	taken := 0
	results := listSamples(t, sampleList(0, &taken), connected(), 2, 100, true)
	if len(results) != 2 {
		t.Fatalf("%d results", len(results))
	}
	for index, result := range results {
		want := map[string]string{"id": fmt.Sprint("id", index), "parent_id": "parent", "name": fmt.Sprint("name", index)}
		if difference := cmp.Diff(want, texts(t, stateType(), result.Resource)); difference != "" {
			t.Error(difference)
		}
		// A warning belongs to its object, and keeps nothing out of the list.
		if len(result.Diagnostics) != index {
			t.Errorf("result %d comes with %+v", index, result.Diagnostics)
		}
	}
}

func TestListResourceSaysWhatFailed(t *testing.T) {
	t.Parallel()
	taken := 0
	results := listSamples(t, sampleList(2, &taken), connected(), 3, 100, true)
	problem := results[len(results)-1].Diagnostics[0]
	if problem.Summary != "The samples could not be listed" || problem.Detail != errPage.Error() {
		t.Errorf("the problem is %+v", problem)
	}
}
